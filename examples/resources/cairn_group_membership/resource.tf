resource "cairn_group" "developers" {
  name = "developers"
}

resource "cairn_user" "bob" {
  name = "bob"
}

resource "cairn_group_membership" "bob" {
  group_id = cairn_group.developers.id
  user_id  = cairn_user.bob.id
}
