# What is refused before anything is planned.

mock_provider "aws" {}

run "names" {
  command = plan

  variables {
    name = "no spaces"
  }

  expect_failures = [var.name]
}

run "names_too_short" {
  command = plan

  variables {
    name = "ab"
  }

  expect_failures = [var.name]
}

run "a_partition_key_that_is_another_attribute" {
  command = plan

  variables {
    hash_key_name = "id"
  }

  expect_failures = [var.hash_key_name]
}

run "a_partition_key_that_is_no_text" {
  command = plan

  variables {
    hash_key_type = "N"
  }

  expect_failures = [var.hash_key_type]
}

run "a_billing_mode_that_there_is_none_of" {
  command = plan

  variables {
    billing_mode = "ON_DEMAND"
  }

  expect_failures = [var.billing_mode]
}

run "no_capacity" {
  command = plan

  variables {
    read_capacity  = 0
    write_capacity = 0.5
  }

  expect_failures = [var.read_capacity, var.write_capacity]
}

run "a_bucket_in_upper_case" {
  command = plan

  variables {
    bucket_name = "Twinstore"
  }

  expect_failures = [var.bucket_name]
}

run "a_key_by_its_alias" {
  command = plan

  variables {
    kms_key_arn = "alias/aws/s3"
  }

  expect_failures = [var.kms_key_arn]
}

run "a_longer_memory_than_dynamodb_has" {
  command = plan

  variables {
    recovery_days = 36
  }

  expect_failures = [var.recovery_days]
}
