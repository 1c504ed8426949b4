# What comes of it, as far as that is ours to say: the provider makes nothing and makes up the rest.

mock_provider "aws" {
  mock_resource "aws_dynamodb_table" {
    defaults = {
      arn = "arn:aws:dynamodb:us-east-1:000000000000:table/made-up"
    }
  }

  mock_resource "aws_s3_bucket" {
    defaults = {
      arn    = "arn:aws:s3:::made-up"
      bucket = "made-up"
      id     = "made-up"
    }
  }

  mock_resource "aws_sqs_queue" {
    defaults = {
      arn = "arn:aws:sqs:us-east-1:000000000000:made-up"
    }
  }

  mock_resource "aws_sns_topic" {
    defaults = {
      arn = "arn:aws:sns:us-east-1:000000000000:made-up"
    }
  }

  mock_resource "aws_ssm_parameter" {
    defaults = {
      arn = "arn:aws:ssm:us-east-1:000000000000:parameter/made-up"
    }
  }
}

run "settings_by_the_names_of_their_variables" {
  assert {
    condition = output.settings == {
      TWINSTORE_TABLE         = "twinstore"
      TWINSTORE_PARTITION_KEY = "collection"
      TWINSTORE_BUCKET        = aws_s3_bucket.copies.bucket
      TWINSTORE_QUEUE         = "twinstore"
      TWINSTORE_TOPIC         = one(aws_sns_topic.notices).arn
    }
    error_message = "The settings are not those of what was made."
  }

  assert {
    condition     = strcontains(output.environment, "TWINSTORE_TABLE=twinstore\n") && endswith(output.environment, "\n")
    error_message = "The environment is not made of lines."
  }
}

run "all_parameters_that_the_server_looks_for" {
  assert {
    condition     = jsonencode(output.settings_from_parameters) == jsonencode({ TWINSTORE_PARAMETERS = "/twinstore/" })
    error_message = "The server is not told where its parameters are."
  }

  assert {
    condition = { for parameter in aws_ssm_parameter.settings : parameter.name => nonsensitive(parameter.value) } == {
      "/twinstore/table"         = output.settings.TWINSTORE_TABLE
      "/twinstore/partition-key" = output.settings.TWINSTORE_PARTITION_KEY
      "/twinstore/bucket"        = output.settings.TWINSTORE_BUCKET
      "/twinstore/queue"         = output.settings.TWINSTORE_QUEUE
      "/twinstore/topic"         = output.settings.TWINSTORE_TOPIC
    }
    error_message = "The parameters are not the settings."
  }
}

run "none_where_there_is_no_queue_and_no_topic" {
  variables {
    queue = false
    topic = false
  }

  assert {
    condition     = [output.settings.TWINSTORE_QUEUE, output.settings.TWINSTORE_TOPIC] == ["", ""]
    error_message = "A queue or a topic is named that there is none of."
  }

  assert {
    condition     = jsonencode(output.settings_from_parameters) == jsonencode({ TWINSTORE_PARAMETERS = "/twinstore/", TWINSTORE_QUEUE = "", TWINSTORE_TOPIC = "" })
    error_message = "The server would look for parameters that there are none of, and not start."
  }

  assert {
    condition     = output.arns.queue == null && output.arns.dead_letter_queue == null && output.arns.topic == null
    error_message = "A role would be given what there is none of."
  }
}

run "tls_only" {
  assert {
    condition = jsondecode(one(aws_s3_bucket_policy.copies).policy).Statement == [{
      Sid       = "TlsOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = [aws_s3_bucket.copies.arn, "${aws_s3_bucket.copies.arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
    error_message = "The bucket and all in it can be had without TLS."
  }
}

run "dead_letters_after_five_tries" {
  assert {
    condition     = jsondecode(one(aws_sqs_queue.submissions).redrive_policy) == { deadLetterTargetArn = one(aws_sqs_queue.dead).arn, maxReceiveCount = 5 }
    error_message = "A message is not given up after five tries."
  }

  assert {
    condition     = jsondecode(one(aws_sqs_queue_redrive_allow_policy.dead).redrive_allow_policy).sourceQueueArns == [one(aws_sqs_queue.submissions).arn]
    error_message = "The dead letters of others are taken."
  }
}
