# Names, and no secrets: so they are plain strings.
resource "aws_ssm_parameter" "settings" {
  for_each = var.parameters ? local.stored : {}

  name  = "${local.path}${each.key}"
  type  = "String"
  value = each.value
  tags  = var.tags
}

locals {
  path = "/${var.name}/"

  # Parameter Store keeps no empty text: a queue or a topic that there is none of is for the environment to say.
  stored = merge(
    {
      table         = aws_dynamodb_table.rows.name
      partition-key = var.hash_key_name
      bucket        = aws_s3_bucket.copies.bucket
    },
    var.queue ? { queue = aws_sqs_queue.submissions[0].name } : {},
    var.topic ? { topic = aws_sns_topic.notices[0].arn } : {},
  )
}
