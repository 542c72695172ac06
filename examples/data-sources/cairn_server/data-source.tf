data "cairn_project" "shop" {
  name = "shop"
}

data "cairn_server" "web1" {
  name       = "web1"
  project_id = data.cairn_project.shop.id
}

output "addresses" {
  value = data.cairn_server.web1.addresses
}
