variables {
  arns = {
    table             = "arn:aws:dynamodb:us-east-1:000000000000:table/documents"
    index             = "arn:aws:dynamodb:us-east-1:000000000000:table/documents/index/by-filter"
    bucket            = "arn:aws:s3:::documents"
    queue             = "arn:aws:sqs:us-east-1:000000000000:documents"
    dead_letter_queue = "arn:aws:sqs:us-east-1:000000000000:documents-dead"
    topic             = "arn:aws:sns:us-east-1:000000000000:documents"
    parameters        = "arn:aws:ssm:us-east-1:000000000000:parameter/documents"
  }
}

run "these_resources_and_no_others" {
  command = plan

  assert {
    condition = toset(flatten(jsondecode(output.policy).Statement[*].Resource)) == toset(concat(
      [for kind, arn in var.arns : arn if arn != null],
      ["${var.arns.bucket}/*", "${var.arns.parameters}/*"],
    ))
    error_message = "The policy names another resource, or leaves one out."
  }

  assert {
    condition     = alltrue([for statement in jsondecode(output.policy).Statement : statement.Effect == "Allow"])
    error_message = "The policy forbids something: it should leave it out."
  }

  assert {
    condition     = !strcontains(join(" ", flatten(jsondecode(output.policy).Statement[*].Action)), "*")
    error_message = "The policy allows actions by a pattern."
  }
}

run "objects_are_read_and_written_but_not_the_bucket" {
  command = plan

  assert {
    condition = { for statement in jsondecode(output.policy).Statement : statement.Resource[0] => statement.Action if startswith(statement.Resource[0], var.arns.bucket) } == {
      (var.arns.bucket)      = ["s3:ListBucket"]
      "${var.arns.bucket}/*" = ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
    }
    error_message = "Of the bucket the server lists, and of its objects it reads, writes and deletes, and nothing else."
  }
}

run "dead_letters_are_read_and_stay" {
  command = plan

  assert {
    condition = alltrue([for statement in jsondecode(output.policy).Statement :
      !contains(statement.Action, "sqs:DeleteMessage") if contains(statement.Resource, var.arns.dead_letter_queue)
    ])
    error_message = "The server could delete dead letters."
  }
}

run "nothing_for_what_there_is_none_of" {
  command = plan

  variables {
    arns = {
      table  = "arn:aws:dynamodb:us-east-1:000000000000:table/documents"
      index  = "arn:aws:dynamodb:us-east-1:000000000000:table/documents/index/by-filter"
      bucket = "arn:aws:s3:::documents"
    }
  }

  assert {
    condition     = toset([for action in flatten(jsondecode(output.policy).Statement[*].Action) : split(":", action)[0]]) == toset(["dynamodb", "s3"])
    error_message = "The policy allows what nothing is there for."
  }
}
