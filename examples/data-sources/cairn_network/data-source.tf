data "cairn_project" "shop" {
  name = "shop"
}

data "cairn_network" "web" {
  name       = "web"
  project_id = data.cairn_project.shop.id
}

output "mode" {
  value = data.cairn_network.web.mode
}
