data "cairn_services" "all" {
  limit = 100
}

output "names" {
  value = sort([for service in data.cairn_services.all.items : service.name])
}
