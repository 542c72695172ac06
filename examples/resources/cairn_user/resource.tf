variable "password" {
  type      = string
  sensitive = true
  default   = "correct horse battery staple"
}

resource "cairn_user" "alice" {
  name                = "alice"
  email               = "alice@example.com"
  password_wo         = var.password
  password_wo_version = 1
}
