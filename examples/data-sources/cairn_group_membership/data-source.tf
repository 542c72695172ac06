resource "cairn_group" "choir" {
  name = "choir"
}

resource "cairn_user" "dave" {
  name = "dave"
}

resource "cairn_group_membership" "dave" {
  group_id = cairn_group.choir.id
  user_id  = cairn_user.dave.id
}

data "cairn_group_membership" "dave" {
  name = cairn_group_membership.dave.name
}

output "user" {
  value = data.cairn_group_membership.dave.user_id
}
