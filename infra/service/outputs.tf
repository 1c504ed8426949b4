output "url" {
  description = "Where the API answers."
  value       = aws_apigatewayv2_stage.contract.invoke_url
}
