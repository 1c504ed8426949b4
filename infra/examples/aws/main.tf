# A table, a bucket, a queue, a topic and parameters on AWS, with all that guards them.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.95"
    }
  }
}

variable "name" {
  description = "The table's name, and the beginning of the others'."
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

module "storage" {
  source = "../../storage"

  name                = var.name
  deletion_protection = var.deletion_protection
  tags                = { application = "twinstore" }
}

output "environment" {
  description = "What the server is to be started with, as lines NAME=value."
  value       = "AWS_REGION=${var.region}\n${module.storage.environment}"
}

output "arns" {
  description = "What the server's role needs access to."
  value       = module.storage.arns
}

output "bucket" {
  description = "The bucket's name."
  value       = module.storage.settings.TWINSTORE_BUCKET
}
