data "cairn_project" "shop" {
  name = "shop"
}

resource "cairn_network" "web" {
  name       = "web"
  project_id = data.cairn_project.shop.id
  mode       = "nat"
  dns_domain = "web.internal"
}
