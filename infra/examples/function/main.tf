# The server as a function on AWS, with a storage of its own.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.95"
    }
  }
}

variable "name" {
  description = "The name of all that is made."
  type        = string
  default     = "twinstore"
}

variable "region" {
  description = "Where all of it is to be."
  type        = string
  default     = "us-east-1"
}

variable "deletion_protection" {
  description = "Whether table and bucket refuse to be deleted."
  type        = bool
  default     = true
}

# Credentials come as for every other tool of AWS.
provider "aws" {
  region = var.region
}

locals {
  root = "${path.module}/../../.."
  tags = { application = "twinstore" }
}

module "storage" {
  source = "../../storage"

  name                = var.name
  deletion_protection = var.deletion_protection
  tags                = local.tags

  # A function takes no messages, and is told all settings.
  queue      = false
  parameters = false
}

module "service" {
  source = "../../service"

  name     = var.name
  package  = "${local.root}/infra/function/target/function.zip"
  contract = "${local.root}/api-spec/src/main/resources/META-INF/resources/openapi.yaml"
  settings = module.storage.settings
  arns     = module.storage.arns
  tags     = local.tags
}

output "url" {
  description = "Where it answers."
  value       = module.service.url
}

output "environment" {
  description = "What a server on the same storage is to be started with, as lines NAME=value."
  value       = "AWS_REGION=${var.region}\n${module.storage.environment}"
}

output "bucket" {
  description = "The bucket's name."
  value       = module.storage.settings.TWINSTORE_BUCKET
}
