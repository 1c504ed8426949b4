# The contract is the API. What the gateway has to know besides, that every operation is the function's, is added here.
resource "aws_apigatewayv2_api" "contract" {
  name          = var.name
  protocol_type = "HTTP"
  body          = jsonencode(local.imported)
  tags          = var.tags
}

resource "aws_apigatewayv2_stage" "contract" {
  api_id      = aws_apigatewayv2_api.contract.id
  name        = "$default"
  auto_deploy = true
  tags        = var.tags

  default_route_settings {
    throttling_rate_limit  = var.requests_per_second
    throttling_burst_limit = var.requests_per_second
  }
}

resource "aws_lambda_permission" "contract" {
  function_name = aws_lambda_function.requests.function_name
  qualifier     = aws_lambda_alias.requests.name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.contract.execution_arn}/*"
}

locals {
  contract = yamldecode(file(var.contract))
  methods  = ["get", "head", "post", "put", "patch", "delete", "options"]

  integration = {
    x-amazon-apigateway-integration = {
      type                 = "aws_proxy"
      httpMethod           = "POST"
      uri                  = aws_lambda_alias.requests.invoke_arn
      payloadFormatVersion = "2.0"
      timeoutInMillis      = local.request_seconds * 1000
    }
  }

  imported = merge(local.contract, {
    info = merge(local.contract.info, { title = var.name })
    paths = merge(
      { for path, item in local.contract.paths : path => merge(item, {
        for method, operation in item : method => merge(operation, local.integration) if contains(local.methods, method)
      }) },

      # Swagger UI, and a problem of the server's own for what there is nothing at.
      { "/$default" = { x-amazon-apigateway-any-method = merge({ isDefaultRoute = true }, local.integration) } },
    )
  })
}
