data "cairn_role" "member" {
  name = "member"
}

output "implies" {
  value = data.cairn_role.member.implied_role_ids
}
