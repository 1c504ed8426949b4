resource "aws_s3_bucket" "copies" {
  bucket        = var.bucket_name
  bucket_prefix = var.bucket_name == null ? local.bucket_prefix : null
  force_destroy = !local.deletion_protected
  tags          = var.tags
}

resource "aws_s3_bucket_public_access_block" "copies" {
  count = local.guarded

  bucket                  = aws_s3_bucket.copies.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_policy" "copies" {
  count = local.guarded

  bucket = aws_s3_bucket.copies.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "TlsOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = [aws_s3_bucket.copies.arn, "${aws_s3_bucket.copies.arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })

  # S3 takes one change of who may do what at a time.
  depends_on = [aws_s3_bucket_public_access_block.copies]
}

resource "aws_s3_bucket_server_side_encryption_configuration" "copies" {
  count = local.guarded

  bucket = aws_s3_bucket.copies.id

  rule {
    bucket_key_enabled = var.kms_key_arn != null

    apply_server_side_encryption_by_default {
      sse_algorithm     = var.kms_key_arn == null ? "AES256" : "aws:kms"
      kms_master_key_id = var.kms_key_arn
    }
  }
}

resource "aws_s3_bucket_versioning" "copies" {
  count = local.guarded

  bucket = aws_s3_bucket.copies.id

  versioning_configuration {
    status = "Enabled"
  }
}

# Nothing here removes a current copy: which of them no row points to, only a sweep can tell.
resource "aws_s3_bucket_lifecycle_configuration" "copies" {
  count = local.guarded

  bucket = aws_s3_bucket.copies.id

  # A copy that was superseded, or deleted with its document, is wanted once more by whoever restores the table to a
  # moment when its row still pointed to it. So it is kept for as long as the table can be restored.
  rule {
    id     = "superseded"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = var.recovery_days
    }

    # What a delete leaves when the version under it has gone.
    expiration {
      expired_object_delete_marker = true
    }

    # Twinstore makes none; whoever copies a backup back may.
    abort_incomplete_multipart_upload {
      days_after_initiation = 1
    }
  }

  # Large answers, kept for repeated requests. Their records live a day, and a sweep takes them after that.
  rule {
    id     = "answers"
    status = "Enabled"

    filter {
      prefix = "idempotency/"
    }

    expiration {
      days = 3
    }
  }

  # A rule for versions that are not current needs versions.
  depends_on = [aws_s3_bucket_versioning.copies]
}

locals {
  guarded       = var.safeguards ? 1 : 0
  bucket_prefix = "${substr(replace(lower(var.name), "/[^a-z0-9]+/", "-"), 0, 36)}-"
}
