data "cairn_role" "viewer" {
  name = "reader"
}

resource "cairn_user" "erin" {
  name = "erin"
}

resource "cairn_role_assignment" "erin" {
  role_id = data.cairn_role.viewer.id
  user_id = cairn_user.erin.id
  scope   = { system_wide = true }
}

data "cairn_role_assignment" "erin" {
  id = cairn_role_assignment.erin.id
}

output "scope" {
  value = data.cairn_role_assignment.erin.scope
}
