data "cairn_domains" "all" {
  limit = 100
}

output "names" {
  value = sort([for domain in data.cairn_domains.all.items : domain.name])
}
