data "cairn_users" "all" {
  limit = 100
}

output "names" {
  value = sort([for user in data.cairn_users.all.items : user.name])
}
