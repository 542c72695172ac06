data "cairn_project" "shop" {
  name = "shop"
}

data "cairn_server_groups" "apart" {
  project_id = data.cairn_project.shop.id
  policy     = "anti-affinity"
}

output "groups" {
  value = [for group in data.cairn_server_groups.apart.items : group.name]
}
