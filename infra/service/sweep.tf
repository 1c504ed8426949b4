resource "aws_cloudwatch_event_rule" "sweep" {
  name                = "${var.name}-sweep"
  description         = "When Twinstore sweeps."
  schedule_expression = var.sweep_every
  tags                = var.tags
}

resource "aws_cloudwatch_event_target" "sweep" {
  rule  = aws_cloudwatch_event_rule.sweep.name
  arn   = aws_lambda_function.sweep.arn
  input = jsonencode({})
}

resource "aws_lambda_permission" "sweep" {
  function_name = aws_lambda_function.sweep.function_name
  action        = "lambda:InvokeFunction"
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.sweep.arn
}

# A sweep that failed is begun anew at the next turn, and not at once.
resource "aws_lambda_function_event_invoke_config" "sweep" {
  function_name          = aws_lambda_function.sweep.function_name
  maximum_retry_attempts = 0
}
