variable "name" {
  description = "The table's name; queue, topic, parameters and, unless bucket_name is given, the bucket are named after it."
  type        = string
  default     = "twinstore"

  validation {
    condition     = can(regex("^[A-Za-z0-9_.-]{3,75}$", var.name))
    error_message = "name must be 3 to 75 of A-Z a-z 0-9 _ . -."
  }
}

variable "hash_key_name" {
  description = "What the table calls its partition key; the sort key is always id."
  type        = string
  default     = "collection"

  validation {
    condition     = can(regex("^[A-Za-z0-9_.-]{1,255}$", var.hash_key_name)) && !contains(["id", "filterKey", "expiresAt"], var.hash_key_name)
    error_message = "hash_key_name must be 1 to 255 of A-Z a-z 0-9 _ . -, and none of id, filterKey, expiresAt, which the table uses otherwise."
  }
}

variable "hash_key_type" {
  description = "The partition key's type. Twinstore's is text."
  type        = string
  default     = "S"

  validation {
    condition     = var.hash_key_type == "S"
    error_message = "hash_key_type must be S: the server refuses a table whose partition key is not text."
  }
}

variable "billing_mode" {
  description = "PAY_PER_REQUEST (on demand) or PROVISIONED."
  type        = string
  default     = "PAY_PER_REQUEST"

  validation {
    condition     = contains(["PAY_PER_REQUEST", "PROVISIONED"], var.billing_mode)
    error_message = "billing_mode must be PAY_PER_REQUEST or PROVISIONED."
  }
}

variable "read_capacity" {
  description = "Reads a second of the table, and of its index, where billing_mode is PROVISIONED."
  type        = number
  default     = 5

  validation {
    condition     = var.read_capacity >= 1 && floor(var.read_capacity) == var.read_capacity
    error_message = "read_capacity must be a whole number, 1 or more."
  }
}

variable "write_capacity" {
  description = "Writes a second of the table, and of its index, where billing_mode is PROVISIONED."
  type        = number
  default     = 5

  validation {
    condition     = var.write_capacity >= 1 && floor(var.write_capacity) == var.write_capacity
    error_message = "write_capacity must be a whole number, 1 or more."
  }
}

variable "bucket_name" {
  description = "The bucket's name, which nobody else in the world may have; null for one that begins with name and is made up."
  type        = string
  default     = null

  validation {
    condition     = var.bucket_name == null || can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.bucket_name))
    error_message = "bucket_name must be 3 to 63 of a-z 0-9 . -, with a letter or a digit at both ends."
  }
}

variable "kms_key_arn" {
  description = "A KMS key of your own to encrypt everything with; null for keys that AWS keeps."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a KMS key."
  }
}

variable "recovery_days" {
  description = "How many days back table and bucket can be restored: 1 to 35."
  type        = number
  default     = 35

  validation {
    condition     = var.recovery_days >= 1 && var.recovery_days <= 35 && floor(var.recovery_days) == var.recovery_days
    error_message = "recovery_days must be a whole number, 1 to 35: DynamoDB keeps no more."
  }
}

variable "deletion_protection" {
  description = "Whether the table refuses to be deleted, and the bucket while there is anything in it."
  type        = bool
  default     = true
}

variable "safeguards" {
  description = "Whether what guards the data is set up: recovery, versions, encryption, deletion protection, no public access, TLS only. Local endpoints that know none of it need false."
  type        = bool
  default     = true
}

variable "queue" {
  description = "Whether to make a queue for reports that are added later, with its dead-letter queue."
  type        = bool
  default     = true
}

variable "topic" {
  description = "Whether to make a topic for notices."
  type        = bool
  default     = true
}

variable "parameters" {
  description = "Whether to keep the server's settings in SSM Parameter Store, under a path of this name."
  type        = bool
  default     = true
}

variable "tags" {
  description = "Tags of everything that takes tags."
  type        = map(string)
  default     = {}
}
