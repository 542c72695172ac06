resource "cairn_network" "web" {
  name       = "web"
  project_id = cairn_project.shop.id
  mode       = "nat"
  dns_domain = "web.internal"
}
