# A table and a bucket on DynamoDB Local and S3Proxy, for a server that takes them as they are.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.95"
    }
  }
}

variable "name" {
  description = "The name of the table and of the bucket."
  type        = string
  default     = "objects"
}

variable "hash_key_name" {
  description = "What the table calls its partition key."
  type        = string
  default     = "collection"
}

variable "billing_mode" {
  description = "PAY_PER_REQUEST or PROVISIONED; to DynamoDB Local it is the same."
  type        = string
  default     = "PAY_PER_REQUEST"
}

variable "dynamodb_endpoint" {
  description = "Where DynamoDB Local answers."
  type        = string
  default     = "http://127.0.0.1:8000"
}

variable "s3_endpoint" {
  description = "Where S3Proxy answers."
  type        = string
  default     = "http://127.0.0.1:9000"
}

locals {
  region = "us-east-1"

  # Any will do: nothing is authenticated.
  credentials = "local"
}

provider "aws" {
  region     = local.region
  access_key = local.credentials
  secret_key = local.credentials

  # There is no IAM, no STS and no EC2 to ask.
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  s3_use_path_style           = true

  endpoints {
    dynamodb = var.dynamodb_endpoint
    s3       = var.s3_endpoint
  }
}

module "storage" {
  source = "../../storage"

  name          = var.name
  hash_key_name = var.hash_key_name
  billing_mode  = var.billing_mode
  bucket_name   = var.name

  # The two know tables and buckets, and nothing else.
  safeguards = false
  queue      = false
  topic      = false
  parameters = false
}

# The endpoint, the table and its key by the names that callers of the object service know.
output "environment" {
  description = "What the server is to be started with, as lines NAME=value."
  value       = <<-LINES
    AWS_REGION=${local.region}
    AWS_ACCESS_KEY_ID=${local.credentials}
    AWS_SECRET_ACCESS_KEY=${local.credentials}
    AWS_ENDPOINT_URL_S3=${var.s3_endpoint}
    DDB_ENDPOINT_URL=${var.dynamodb_endpoint}
    DDB_TABLE_NAME=${module.storage.settings.TWINSTORE_TABLE}
    DDB_HASH_KEY_NAME=${module.storage.settings.TWINSTORE_PARTITION_KEY}
    TWINSTORE_BUCKET=${module.storage.settings.TWINSTORE_BUCKET}
  LINES
}
