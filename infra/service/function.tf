# One function answers every route. Another, of the same package, sweeps: it may take longer than a request.
resource "aws_lambda_function" "requests" {
  function_name    = var.name
  description      = "Answers all of Twinstore's requests."
  role             = aws_iam_role.functions.arn
  runtime          = local.runtime
  handler          = "dev.twinstore.function.RequestHandler::handleRequest"
  s3_bucket        = aws_s3_object.package.bucket
  s3_key           = aws_s3_object.package.key
  source_code_hash = filebase64sha256(var.package)
  memory_size      = var.memory
  timeout          = local.request_seconds
  publish          = true
  tags             = var.tags

  # A start takes seconds. So it is made once, when a version is published, and begun from a picture of the process.
  snap_start {
    apply_on = "PublishedVersions"
  }

  environment {
    variables = local.environment
  }

  # Else it would make a group of its own, whose logs are kept for ever.
  depends_on = [aws_cloudwatch_log_group.functions, aws_iam_role_policy.functions]
}

# What the API calls: only versions have pictures, and each package is a new one.
resource "aws_lambda_alias" "requests" {
  name             = "live"
  description      = "The version that answers requests."
  function_name    = aws_lambda_function.requests.function_name
  function_version = aws_lambda_function.requests.version
}

resource "aws_lambda_function" "sweep" {
  function_name    = "${var.name}-sweep"
  description      = "Removes Twinstore's orphans and makes lost copies again."
  role             = aws_iam_role.functions.arn
  runtime          = local.runtime
  handler          = "dev.twinstore.function.SweepHandler::handleRequest"
  s3_bucket        = aws_s3_object.package.bucket
  s3_key           = aws_s3_object.package.key
  source_code_hash = filebase64sha256(var.package)
  memory_size      = var.memory
  timeout          = 900
  tags             = var.tags

  environment {
    variables = local.environment
  }

  depends_on = [aws_cloudwatch_log_group.functions, aws_iam_role_policy.functions]
}

resource "aws_cloudwatch_log_group" "functions" {
  for_each = toset([var.name, "${var.name}-sweep"])

  name              = "/aws/lambda/${each.key}"
  retention_in_days = var.log_days
  tags              = var.tags
}

# Lambda takes larger packages from a bucket than from a request.
resource "aws_s3_bucket" "package" {
  bucket_prefix = "${substr(replace(lower(var.name), "_", "-"), 0, 28)}-package-"
  force_destroy = true
  tags          = var.tags
}

resource "aws_s3_bucket_public_access_block" "package" {
  bucket                  = aws_s3_bucket.package.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_object" "package" {
  bucket = aws_s3_bucket.package.bucket
  key    = "function-${filesha256(var.package)}.zip"
  source = var.package
}

locals {
  runtime = "java21"

  # An HTTP API waits 30 seconds at most, and the server's budget ends before.
  request_seconds = 29

  environment = merge(var.settings, {
    # Between two invocations nothing runs: what waits for its turn would wait for ever.
    TWINSTORE_SWEEP_EVERY = "0"
    TWINSTORE_WORKERS     = "0"
    TWINSTORE_QUEUE       = ""

    # A start is short, and the code that runs after it waits for AWS.
    JAVA_TOOL_OPTIONS = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
  })
}
