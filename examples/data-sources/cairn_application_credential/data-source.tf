resource "cairn_project" "jobs" {
  name = "jobs"
}

resource "cairn_user" "runner" {
  name = "runner"
}

resource "cairn_application_credential" "runner" {
  name              = "runner"
  user_id           = cairn_user.runner.id
  scope_project_id  = cairn_project.jobs.id
  secret_wo         = "another-secret-of-many-characters"
  secret_wo_version = 1
}

data "cairn_application_credential" "runner" {
  id = cairn_application_credential.runner.id
}

output "roles" {
  value = data.cairn_application_credential.runner.role_ids
}
