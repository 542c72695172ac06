data "cairn_project" "shop" {
  name = "shop"
}

# No host has two of the servers whose server_group_id is this group's id.
resource "cairn_server_group" "databases" {
  name       = "databases"
  project_id = data.cairn_project.shop.id
  policy     = "anti-affinity"
}
