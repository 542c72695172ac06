data "cairn_user" "deployer" {
  name = "deployer"
}

data "cairn_project" "shop" {
  name = "shop"
}

# Holds for two hours and is deleted at the end. The deployer has a role in the project.
ephemeral "cairn_application_credential" "run" {
  user_id          = data.cairn_user.deployer.id
  scope_project_id = data.cairn_project.shop.id
}

# Logs in by it, as a client of OpenStack does: what this provider makes, it makes as the deployer in that project.
provider "cairn" {
  alias                         = "shop"
  application_credential_id     = ephemeral.cairn_application_credential.run.id
  application_credential_secret = ephemeral.cairn_application_credential.run.secret
}

resource "cairn_network" "web" {
  provider = cairn.shop
  name     = "web"
}
