data "cairn_quotas" "all" {
  limit = 100
}

output "names" {
  value = sort([for quota in data.cairn_quotas.all.items : quota.name])
}
