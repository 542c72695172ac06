data "cairn_project" "default" {
  name = "default"
}

# Holds for ten minutes, is renewed while Terraform runs, and is revoked at the end.
ephemeral "cairn_token" "default" {
  project_id       = data.cairn_project.default.id
  lifetime_seconds = 600
}

# What this provider makes, it makes as a member of that project: it can harm no other one.
provider "cairn" {
  alias = "default"
  token = ephemeral.cairn_token.default.token
}

resource "cairn_network" "web" {
  provider = cairn.default
  name     = "web"
}
