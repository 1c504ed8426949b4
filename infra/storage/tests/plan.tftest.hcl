# What would be made, as the real provider plans it. Nothing is asked of AWS.

provider "aws" {
  region                      = "us-east-1"
  access_key                  = "none"
  secret_key                  = "none"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}

run "a_table_as_the_server_makes_it" {
  command = plan

  assert {
    condition     = aws_dynamodb_table.rows.name == "twinstore" && aws_dynamodb_table.rows.billing_mode == "PAY_PER_REQUEST"
    error_message = "The table is not called twinstore, or not on demand."
  }

  assert {
    condition     = aws_dynamodb_table.rows.hash_key == "collection" && aws_dynamodb_table.rows.range_key == "id"
    error_message = "The table's key is not collection, id."
  }

  assert {
    condition     = { for attribute in aws_dynamodb_table.rows.attribute : attribute.name => attribute.type } == { collection = "S", id = "S", filterKey = "S" }
    error_message = "A key's attribute is missing, is too many, or is not text."
  }

  assert {
    condition = [for index in aws_dynamodb_table.rows.global_secondary_index : [index.name, index.hash_key, index.range_key, index.projection_type]] == [
      ["by-filter", "filterKey", "id", "KEYS_ONLY"]
    ]
    error_message = "by-filter is not the one index, on filterKey and id, with keys only."
  }

  assert {
    condition     = aws_dynamodb_table.rows.ttl[0].attribute_name == "expiresAt" && aws_dynamodb_table.rows.ttl[0].enabled
    error_message = "Rows don't expire by expiresAt."
  }
}

run "a_table_that_is_guarded" {
  command = plan

  assert {
    condition     = aws_dynamodb_table.rows.deletion_protection_enabled
    error_message = "The table can be deleted."
  }

  assert {
    condition     = aws_dynamodb_table.rows.point_in_time_recovery[0].enabled && aws_dynamodb_table.rows.point_in_time_recovery[0].recovery_period_in_days == 35
    error_message = "The table can't be restored to any moment of 35 days."
  }

  assert {
    condition     = aws_dynamodb_table.rows.server_side_encryption[0].enabled
    error_message = "The table's key is not the account's."
  }
}

run "a_bucket_that_is_guarded" {
  command = plan

  assert {
    condition     = aws_s3_bucket.copies.bucket_prefix == "twinstore-" && !aws_s3_bucket.copies.force_destroy
    error_message = "The bucket's name is not made up, or it goes with all that is in it."
  }

  assert {
    condition = alltrue([for block in aws_s3_bucket_public_access_block.copies :
    block.block_public_acls && block.block_public_policy && block.ignore_public_acls && block.restrict_public_buckets])
    error_message = "The bucket can be made public."
  }

  assert {
    condition     = one(one(aws_s3_bucket_server_side_encryption_configuration.copies).rule).apply_server_side_encryption_by_default[0].sse_algorithm == "AES256"
    error_message = "Copies are not encrypted."
  }

  assert {
    condition     = one(aws_s3_bucket_versioning.copies).versioning_configuration[0].status == "Enabled"
    error_message = "Copies have no versions."
  }
}

run "versions_kept_as_long_as_the_table_can_be_restored" {
  command = plan

  variables {
    recovery_days = 7
  }

  assert {
    condition = [for rule in one(aws_s3_bucket_lifecycle_configuration.copies).rule : rule.noncurrent_version_expiration[0].noncurrent_days if length(rule.noncurrent_version_expiration) > 0] == [
      aws_dynamodb_table.rows.point_in_time_recovery[0].recovery_period_in_days
    ]
    error_message = "A version goes while a row may still come back that points to it."
  }
}

# Only a sweep can tell which copies no row points to.
run "no_rule_that_removes_current_copies" {
  command = plan

  assert {
    condition = alltrue([for rule in one(aws_s3_bucket_lifecycle_configuration.copies).rule :
      rule.filter[0].prefix == "idempotency/" || alltrue([for expiration in rule.expiration : expiration.days == null || expiration.days == 0])
    ])
    error_message = "A rule removes copies that are current."
  }
}

run "messages_with_an_end" {
  command = plan

  assert {
    condition     = one(aws_sqs_queue.submissions).name == "twinstore" && one(aws_sqs_queue.dead).name == "twinstore-dead"
    error_message = "The queues are not called as the server would call them."
  }

  assert {
    condition     = one(aws_sqs_queue.dead).message_retention_seconds > one(aws_sqs_queue.submissions).message_retention_seconds
    error_message = "A dead letter may go as soon as it is one."
  }

  assert {
    condition     = one(aws_sqs_queue.submissions).sqs_managed_sse_enabled && one(aws_sqs_queue.dead).sqs_managed_sse_enabled && one(aws_sns_topic.notices).kms_master_key_id == "alias/aws/sns"
    error_message = "Messages or notices are not encrypted."
  }
}

run "provisioned_capacity" {
  command = plan

  variables {
    billing_mode   = "PROVISIONED"
    read_capacity  = 7
    write_capacity = 3
  }

  assert {
    condition     = [aws_dynamodb_table.rows.read_capacity, aws_dynamodb_table.rows.write_capacity] == [7, 3]
    error_message = "The table has not the capacity that was asked for."
  }

  assert {
    condition     = [for index in aws_dynamodb_table.rows.global_secondary_index : [index.read_capacity, index.write_capacity]] == [[7, 3]]
    error_message = "The index would hold the table up."
  }
}

run "a_key_of_ones_own" {
  command = plan

  variables {
    kms_key_arn = "arn:aws:kms:us-east-1:000000000000:key/one-of-ours"
  }

  assert {
    condition = toset([
      aws_dynamodb_table.rows.server_side_encryption[0].kms_key_arn,
      one(one(aws_s3_bucket_server_side_encryption_configuration.copies).rule).apply_server_side_encryption_by_default[0].kms_master_key_id,
      one(aws_sqs_queue.submissions).kms_master_key_id,
      one(aws_sqs_queue.dead).kms_master_key_id,
      one(aws_sns_topic.notices).kms_master_key_id,
    ]) == toset([var.kms_key_arn])
    error_message = "Something is encrypted with another key."
  }
}

run "to_be_thrown_away" {
  command = plan

  variables {
    deletion_protection = false
  }

  assert {
    condition     = !aws_dynamodb_table.rows.deletion_protection_enabled && aws_s3_bucket.copies.force_destroy
    error_message = "What is not protected can't be deleted."
  }
}

run "a_plain_table_and_bucket" {
  command = plan

  variables {
    name          = "Objects_1.0"
    hash_key_name = "pk"
    safeguards    = false
    queue         = false
    topic         = false
    parameters    = false
  }

  assert {
    condition     = aws_dynamodb_table.rows.name == "Objects_1.0" && aws_dynamodb_table.rows.hash_key == "pk" && aws_s3_bucket.copies.bucket_prefix == "objects-1-0-"
    error_message = "A name or a key that was asked for is another."
  }

  assert {
    condition = 0 == sum([for resources in [
      aws_s3_bucket_public_access_block.copies,
      aws_s3_bucket_policy.copies,
      aws_s3_bucket_server_side_encryption_configuration.copies,
      aws_s3_bucket_versioning.copies,
      aws_s3_bucket_lifecycle_configuration.copies,
      aws_sqs_queue.submissions,
      aws_sqs_queue.dead,
      aws_sns_topic.notices,
      values(aws_ssm_parameter.settings),
    ] : length(resources)])
    error_message = "Something is made that was not asked for."
  }
}

run "tags_on_all_that_takes_them" {
  command = plan

  variables {
    tags = { application = "twinstore" }
  }

  assert {
    condition = alltrue([for resource in concat(
      [aws_dynamodb_table.rows.tags, aws_s3_bucket.copies.tags],
      aws_sqs_queue.submissions[*].tags,
      aws_sqs_queue.dead[*].tags,
      aws_sns_topic.notices[*].tags,
      values(aws_ssm_parameter.settings)[*].tags,
    ) : resource == var.tags])
    error_message = "Something has other tags."
  }
}
