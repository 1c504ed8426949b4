output "settings" {
  description = "The server's settings, by the names of their environment variables."
  value       = local.settings
}

output "environment" {
  description = "The same as lines NAME=value, for a shell or an env file."
  value       = join("", [for name, value in local.settings : "${name}=${value}\n"])
}

output "settings_from_parameters" {
  description = "The settings of a server that reads the rest from Parameter Store; empty where nothing was put there."
  value = merge(
    var.parameters ? { TWINSTORE_PARAMETERS = local.path } : {},
    var.parameters && !var.queue ? { TWINSTORE_QUEUE = "" } : {},
    var.parameters && !var.topic ? { TWINSTORE_TOPIC = "" } : {},
  )

  # A server that reads them must find them.
  depends_on = [aws_ssm_parameter.settings]
}

output "arns" {
  description = "What a role needs access to; null where there is none."
  value = {
    table             = aws_dynamodb_table.rows.arn
    index             = "${aws_dynamodb_table.rows.arn}/index/by-filter"
    bucket            = aws_s3_bucket.copies.arn
    queue             = one(aws_sqs_queue.submissions[*].arn)
    dead_letter_queue = one(aws_sqs_queue.dead[*].arn)
    topic             = one(aws_sns_topic.notices[*].arn)
    parameters        = var.parameters ? trimsuffix(aws_ssm_parameter.settings["table"].arn, "/table") : null
    key               = var.kms_key_arn
  }
}

locals {
  settings = {
    TWINSTORE_TABLE         = aws_dynamodb_table.rows.name
    TWINSTORE_PARTITION_KEY = aws_dynamodb_table.rows.hash_key
    TWINSTORE_BUCKET        = aws_s3_bucket.copies.bucket
    TWINSTORE_QUEUE         = var.queue ? aws_sqs_queue.submissions[0].name : ""
    TWINSTORE_TOPIC         = var.topic ? aws_sns_topic.notices[0].arn : ""
  }
}
