data "cairn_groups" "all" {
  limit = 100
}

output "names" {
  value = sort([for group in data.cairn_groups.all.items : group.name])
}
