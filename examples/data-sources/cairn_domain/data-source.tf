data "cairn_domain" "default" {
  name = "Default"
}

output "enabled" {
  value = data.cairn_domain.default.enabled
}
