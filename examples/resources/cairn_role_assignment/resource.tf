data "cairn_role" "member" {
  name = "member"
}

resource "cairn_project" "web" {
  name = "web"
}

resource "cairn_group" "web_team" {
  name = "web-team"
}

resource "cairn_role_assignment" "web_team" {
  role_id  = data.cairn_role.member.id
  group_id = cairn_group.web_team.id
  scope    = { project_id = cairn_project.web.id }
}
