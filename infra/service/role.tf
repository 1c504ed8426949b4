module "access" {
  source = "../access"

  # No queue, and no parameters: the environment has all settings.
  arns = merge(var.arns, { queue = null, dead_letter_queue = null, parameters = null })
}

resource "aws_iam_role" "functions" {
  name = "${var.name}-functions"
  tags = var.tags

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

# What the server calls, on what it keeps documents in; and the functions' own logs.
resource "aws_iam_role_policy" "functions" {
  name = "twinstore"
  role = aws_iam_role.functions.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(jsondecode(module.access.policy).Statement, [{
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = [for group in aws_cloudwatch_log_group.functions : "${group.arn}:*"]
    }])
  })
}
