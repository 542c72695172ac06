resource "cairn_subnet" "web" {
  name        = "web"
  project_id  = cairn_project.shop.id
  network_id  = cairn_network.web.id
  cidr        = "10.20.0.0/24"
  dns_servers = ["9.9.9.9"]
}
