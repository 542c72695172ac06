data "cairn_project" "shop" {
  name = "shop"
}

resource "cairn_network" "web" {
  name       = "web"
  project_id = data.cairn_project.shop.id
}

resource "cairn_subnet" "web" {
  name        = "web"
  project_id  = data.cairn_project.shop.id
  network_id  = cairn_network.web.id
  cidr        = "10.20.0.0/24"
  dns_servers = ["9.9.9.9"]
}
