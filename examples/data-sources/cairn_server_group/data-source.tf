data "cairn_project" "shop" {
  name = "shop"
}

data "cairn_server_group" "databases" {
  name       = "databases"
  project_id = data.cairn_project.shop.id
}

output "policy" {
  value = data.cairn_server_group.databases.policy
}
