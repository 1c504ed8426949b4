# The names are those that the server gives them when it makes them itself.
resource "aws_sqs_queue" "submissions" {
  count = var.queue ? 1 : 0

  name                      = local.channel
  message_retention_seconds = 7 * local.day
  sqs_managed_sse_enabled   = var.kms_key_arn == null ? true : null
  kms_master_key_id         = var.kms_key_arn
  tags                      = var.tags

  # The server says for each message how long it stays hidden, so the queue's own time-out means nothing.
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead[0].arn
    maxReceiveCount     = 5
  })
}

# A dead letter stays for a person to look at, as long as SQS keeps anything. Its age counts from when it was first sent.
resource "aws_sqs_queue" "dead" {
  count = var.queue ? 1 : 0

  name                      = "${local.channel}-dead"
  message_retention_seconds = 14 * local.day
  sqs_managed_sse_enabled   = var.kms_key_arn == null ? true : null
  kms_master_key_id         = var.kms_key_arn
  tags                      = var.tags
}

resource "aws_sqs_queue_redrive_allow_policy" "dead" {
  count = var.queue ? 1 : 0

  queue_url = aws_sqs_queue.dead[0].id
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.submissions[0].arn]
  })
}

resource "aws_sns_topic" "notices" {
  count = var.topic ? 1 : 0

  name              = local.channel
  kms_master_key_id = coalesce(var.kms_key_arn, "alias/aws/sns")
  tags              = var.tags
}

locals {
  # Neither SQS nor SNS takes a dot.
  channel = replace(var.name, ".", "-")
  day     = 24 * 60 * 60
}
