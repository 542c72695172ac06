data "cairn_policies" "all" {
  limit = 100
}

output "names" {
  value = sort([for policy in data.cairn_policies.all.items : policy.name])
}
