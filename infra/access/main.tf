# What a role that runs the server may do: these actions on these resources, and nothing else. The server's
# PermissionsTest holds the actions against the calls that its code makes.

terraform {
  required_version = ">= 1.7"
}

variable "arns" {
  description = "The storage module's output of that name."
  type = object({
    table             = string
    index             = string
    bucket            = string
    queue             = optional(string)
    dead_letter_queue = optional(string)
    topic             = optional(string)
    parameters        = optional(string)
    key               = optional(string)
  })
}

output "policy" {
  description = "The policy as JSON."
  value = jsonencode({
    Version = "2012-10-17"
    Statement = [for kind, arns in local.resources : {
      Effect   = "Allow"
      Action   = local.actions[kind]
      Resource = arns
    } if length(arns) > 0]
  })
}

locals {
  actions = jsondecode(file("${path.module}/actions.json"))

  resources = {
    table             = [var.arns.table]
    index             = [var.arns.index]
    bucket            = [var.arns.bucket]
    objects           = ["${var.arns.bucket}/*"]
    queue             = var.arns.queue[*]
    dead_letter_queue = var.arns.dead_letter_queue[*]
    topic             = var.arns.topic[*]
    parameters        = flatten([for path in var.arns.parameters[*] : [path, "${path}/*"]])
    key               = var.arns.key[*]
  }
}
