data "cairn_role" "reader" {
  name = "reader"
}

resource "cairn_project" "metrics" {
  name = "metrics"
}

resource "cairn_user" "collector" {
  name = "collector"
}

resource "cairn_role_assignment" "collector" {
  role_id = data.cairn_role.reader.id
  user_id = cairn_user.collector.id
  scope   = { project_id = cairn_project.metrics.id }
}

variable "secret" {
  type      = string
  sensitive = true
  default   = "a-secret-of-32-characters-or-more"
}

resource "cairn_application_credential" "collector" {
  name              = "collector"
  user_id           = cairn_user.collector.id
  scope_project_id  = cairn_project.metrics.id
  role_ids          = [data.cairn_role.reader.id]
  expires_at        = "2037-01-31T00:00:00Z"
  secret_wo         = var.secret
  secret_wo_version = 1
  depends_on        = [cairn_role_assignment.collector]
}
