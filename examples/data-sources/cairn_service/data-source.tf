resource "cairn_service" "dns" {
  name = "dns"
  type = "dns"
}

data "cairn_service" "dns" {
  id = cairn_service.dns.id
}

output "type" {
  value = data.cairn_service.dns.type
}
