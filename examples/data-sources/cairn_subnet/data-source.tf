data "cairn_project" "shop" {
  name = "shop"
}

data "cairn_subnet" "web" {
  name       = "web"
  project_id = data.cairn_project.shop.id
}

output "cidr" {
  value = data.cairn_subnet.web.cidr
}
