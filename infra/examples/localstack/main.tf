# All of the storage module on LocalStack, which knows what guards the data as well.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.95"
    }
  }
}

variable "endpoint" {
  description = "Where LocalStack answers."
  type        = string
  default     = "http://127.0.0.1:4566"
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

  # LocalStack has no credentials to check and is no EC2 instance.
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  s3_use_path_style           = true

  endpoints {
    dynamodb = var.endpoint
    s3       = var.endpoint
    sns      = var.endpoint
    sqs      = var.endpoint
    ssm      = var.endpoint
  }
}

module "storage" {
  source = "../../storage"

  name        = "twinstore-example"
  bucket_name = "twinstore-example"

  # It is to be thrown away.
  deletion_protection = false
}

output "environment" {
  description = "What the server is to be started with, as lines NAME=value."
  value       = <<-LINES
    AWS_REGION=${local.region}
    AWS_ACCESS_KEY_ID=${local.credentials}
    AWS_SECRET_ACCESS_KEY=${local.credentials}
    AWS_ENDPOINT_URL=${var.endpoint}
    ${module.storage.environment}
  LINES
}
