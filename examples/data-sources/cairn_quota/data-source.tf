resource "cairn_project" "small" {
  name = "small"
}

resource "cairn_quota" "small" {
  project_id = cairn_project.small.id
  servers    = 1
}

data "cairn_quota" "small" {
  id = cairn_quota.small.id
}

output "servers" {
  value = data.cairn_quota.small.servers
}
