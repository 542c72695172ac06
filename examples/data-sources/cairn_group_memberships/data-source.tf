data "cairn_group_memberships" "all" {
  limit = 100
}

output "names" {
  value = sort([for group_membership in data.cairn_group_memberships.all.items : group_membership.name])
}
