variable "name" {
  description = "The name of the API, the functions and the role."
  type        = string
  default     = "twinstore"

  validation {
    condition     = can(regex("^[A-Za-z0-9_-]{1,50}$", var.name))
    error_message = "name must be 1 to 50 of A-Z a-z 0-9 _ -."
  }
}

variable "package" {
  description = "The function's package: function.zip of infra/function, as Maven makes it."
  type        = string
}

variable "contract" {
  description = "The contract, an OpenAPI document."
  type        = string
}

variable "settings" {
  description = "The server's settings by the names of their environment variables: the storage module's output of that name."
  type        = map(string)
}

variable "arns" {
  description = "What the functions need access to: the storage module's output of that name."
  type        = any
}

variable "memory" {
  description = "MB of a function; its share of a processor grows with it, and 1769 are one."
  type        = number
  default     = 1769

  validation {
    condition     = var.memory >= 512 && var.memory <= 10240
    error_message = "memory must be 512 to 10240 MB: with less the server does not start in time."
  }
}

variable "requests_per_second" {
  description = "How many requests a second the API takes before it answers 429."
  type        = number
  default     = 100

  validation {
    condition     = var.requests_per_second >= 1
    error_message = "requests_per_second must be 1 or more."
  }
}

variable "sweep_every" {
  description = "How often to sweep, as EventBridge writes it."
  type        = string
  default     = "rate(1 hour)"

  validation {
    condition     = can(regex("^(rate|cron)\\(.+\\)$", var.sweep_every))
    error_message = "sweep_every must be rate(…) or cron(…)."
  }
}

variable "log_days" {
  description = "How many days logs are kept."
  type        = number
  default     = 30
}

variable "tags" {
  description = "Tags of everything that takes tags."
  type        = map(string)
  default     = {}
}
