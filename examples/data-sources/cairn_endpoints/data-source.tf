data "cairn_endpoints" "all" {
  limit = 100
}

output "names" {
  value = sort([for endpoint in data.cairn_endpoints.all.items : endpoint.name])
}
