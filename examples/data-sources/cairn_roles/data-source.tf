data "cairn_roles" "all" {
  limit = 100
}

output "names" {
  value = sort([for role in data.cairn_roles.all.items : role.name])
}
