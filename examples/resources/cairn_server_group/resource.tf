data "cairn_project" "shop" {
  name = "shop"
}

# No host has two of the servers whose server_group_id is this group's id, and Cairn disturbs one of them at a time.
resource "cairn_server_group" "databases" {
  name            = "databases"
  project_id      = data.cairn_project.shop.id
  policy          = "anti-affinity"
  max_unavailable = 1
}
