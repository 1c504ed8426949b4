# The server's own provisioning makes the same table: see TableResource in server/.
resource "aws_dynamodb_table" "rows" {
  name                        = var.name
  billing_mode                = var.billing_mode
  read_capacity               = local.provisioned ? var.read_capacity : null
  write_capacity              = local.provisioned ? var.write_capacity : null
  hash_key                    = var.hash_key_name
  range_key                   = "id"
  deletion_protection_enabled = local.deletion_protected
  tags                        = var.tags

  attribute {
    name = var.hash_key_name
    type = var.hash_key_type
  }

  attribute {
    name = "id"
    type = "S"
  }

  attribute {
    name = "filterKey"
    type = "S"
  }

  # Whatever is filtered by, and what is still to be sent. Rows without a filterKey are not in it.
  global_secondary_index {
    name            = "by-filter"
    hash_key        = "filterKey"
    range_key       = "id"
    projection_type = "KEYS_ONLY"
    read_capacity   = local.provisioned ? var.read_capacity : null
    write_capacity  = local.provisioned ? var.write_capacity : null
  }

  # Tombstones, fences and idempotency records go by it. A live document never has one.
  ttl {
    attribute_name = "expiresAt"
    enabled        = true
  }

  dynamic "point_in_time_recovery" {
    for_each = var.safeguards ? [var.recovery_days] : []

    content {
      enabled                 = true
      recovery_period_in_days = point_in_time_recovery.value
    }
  }

  # DynamoDB encrypts always. This makes it a key whose uses the account sees.
  dynamic "server_side_encryption" {
    for_each = var.safeguards ? [var.kms_key_arn] : []

    content {
      enabled     = true
      kms_key_arn = server_side_encryption.value
    }
  }
}

locals {
  provisioned        = var.billing_mode == "PROVISIONED"
  deletion_protected = var.safeguards && var.deletion_protection
}
