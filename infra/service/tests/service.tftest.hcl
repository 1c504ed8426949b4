# What is made of the contract and of a storage, as far as that is ours to say.

mock_provider "aws" {
  mock_resource "aws_lambda_function" {
    defaults = {
      arn     = "arn:aws:lambda:us-east-1:000000000000:function:made-up"
      version = "7"
    }
  }

  mock_resource "aws_lambda_alias" {
    defaults = {
      invoke_arn = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/made-up:live/invocations"
    }
  }

  mock_resource "aws_iam_role" {
    defaults = {
      arn = "arn:aws:iam::000000000000:role/made-up"
    }
  }

  mock_resource "aws_cloudwatch_log_group" {
    defaults = {
      arn = "arn:aws:logs:us-east-1:000000000000:log-group:made-up"
    }
  }

  mock_resource "aws_cloudwatch_event_rule" {
    defaults = {
      arn = "arn:aws:events:us-east-1:000000000000:rule/made-up"
    }
  }

  mock_resource "aws_apigatewayv2_api" {
    defaults = {
      execution_arn = "arn:aws:execute-api:us-east-1:000000000000:made-up"
    }
  }
}

variables {
  # Any file will do for a package.
  package  = "versions.tf"
  contract = "../../api-spec/src/main/resources/META-INF/resources/openapi.yaml"

  settings = {
    TWINSTORE_TABLE = "documents"
    TWINSTORE_QUEUE = "documents"
  }

  arns = {
    table             = "arn:aws:dynamodb:us-east-1:000000000000:table/documents"
    index             = "arn:aws:dynamodb:us-east-1:000000000000:table/documents/index/by-filter"
    bucket            = "arn:aws:s3:::documents"
    queue             = "arn:aws:sqs:us-east-1:000000000000:documents"
    dead_letter_queue = "arn:aws:sqs:us-east-1:000000000000:documents-dead"
    topic             = "arn:aws:sns:us-east-1:000000000000:documents"
    parameters        = "arn:aws:ssm:us-east-1:000000000000:parameter/documents"
    key               = null
  }
}

run "every_operation_of_the_contract_and_all_else_goes_to_the_function" {
  assert {
    condition = toset(keys(jsondecode(aws_apigatewayv2_api.contract.body).paths)) == setunion(
      keys(yamldecode(file(var.contract)).paths), ["/$default"]
    )
    error_message = "The API has not the paths of the contract."
  }

  assert {
    condition = alltrue(flatten([
      for path, item in jsondecode(aws_apigatewayv2_api.contract.body).paths : [
        for method, operation in item : operation["x-amazon-apigateway-integration"].uri == aws_lambda_alias.requests.invoke_arn
        if contains(["get", "head", "post", "put", "patch", "delete", "options", "x-amazon-apigateway-any-method"], method)
      ]
    ]))
    error_message = "An operation is not the function's."
  }

  assert {
    condition     = !strcontains(file(var.contract), "x-amazon")
    error_message = "The contract knows of the gateway."
  }
}

run "this_api_and_no_other_invokes_the_function" {
  assert {
    condition = [aws_lambda_permission.contract.principal, aws_lambda_permission.contract.source_arn, aws_lambda_permission.contract.function_name, aws_lambda_permission.contract.qualifier] == [
      "apigateway.amazonaws.com", "${aws_apigatewayv2_api.contract.execution_arn}/*", aws_lambda_function.requests.function_name, aws_lambda_alias.requests.name
    ]
    error_message = "Another API may invoke the function, or this one may not."
  }

  assert {
    condition     = aws_lambda_permission.sweep.source_arn == aws_cloudwatch_event_rule.sweep.arn
    error_message = "Another rule may have it swept."
  }
}

run "one_role_for_the_storage_and_its_own_logs" {
  assert {
    condition     = toset([aws_lambda_function.requests.role, aws_lambda_function.sweep.role]) == toset([aws_iam_role.functions.arn])
    error_message = "A function has another role."
  }

  assert {
    condition = toset(flatten(jsondecode(aws_iam_role_policy.functions.policy).Statement[*].Resource)) == toset(concat(
      [var.arns.table, var.arns.index, var.arns.bucket, "${var.arns.bucket}/*", var.arns.topic],
      [for group in aws_cloudwatch_log_group.functions : "${group.arn}:*"],
    ))
    error_message = "The role may do something elsewhere, or can't do its work."
  }

  assert {
    condition = toset([for action in flatten(jsondecode(aws_iam_role_policy.functions.policy).Statement[*].Action) : action if startswith(action, "logs:")]) == toset([
      "logs:CreateLogStream", "logs:PutLogEvents"
    ])
    error_message = "The role may do more with logs than to write them."
  }
}

run "time_that_ends" {
  assert {
    condition     = aws_lambda_function.requests.timeout < 30 && aws_lambda_function.sweep.timeout == 900
    error_message = "The gateway gives up before the function does, or a sweep has less time than it could."
  }

  assert {
    condition     = aws_apigatewayv2_stage.contract.default_route_settings[0].throttling_rate_limit == 100
    error_message = "The API is not throttled."
  }

  assert {
    condition     = alltrue([for group in aws_cloudwatch_log_group.functions : group.retention_in_days == 30]) && toset(keys(aws_cloudwatch_log_group.functions)) == toset([aws_lambda_function.requests.function_name, aws_lambda_function.sweep.function_name])
    error_message = "Logs are kept for ever, or are another function's."
  }
}

run "starts_from_a_picture_of_the_version_that_answers" {
  assert {
    condition     = aws_lambda_function.requests.publish && one(aws_lambda_function.requests.snap_start).apply_on == "PublishedVersions"
    error_message = "A start is made anew each time."
  }

  assert {
    condition     = aws_lambda_alias.requests.function_version == aws_lambda_function.requests.version && aws_lambda_alias.requests.function_name == aws_lambda_function.requests.function_name
    error_message = "The API calls another version than the newest, or none."
  }
}

run "nothing_that_works_between_two_invocations" {
  assert {
    condition = alltrue([for function in [aws_lambda_function.requests, aws_lambda_function.sweep] :
      function.environment[0].variables.TWINSTORE_TABLE == "documents" &&
      function.environment[0].variables.TWINSTORE_SWEEP_EVERY == "0" &&
      function.environment[0].variables.TWINSTORE_QUEUE == ""
    ])
    error_message = "A function would sweep or wait for messages by itself."
  }

  assert {
    condition     = aws_cloudwatch_event_rule.sweep.schedule_expression == "rate(1 hour)" && aws_cloudwatch_event_target.sweep.arn == aws_lambda_function.sweep.arn
    error_message = "Nobody sweeps."
  }
}

run "refusals" {
  command = plan

  variables {
    memory              = 128
    sweep_every         = "hourly"
    requests_per_second = 0
  }

  expect_failures = [var.memory, var.sweep_every, var.requests_per_second]
}
