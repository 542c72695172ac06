data "cairn_project" "shop" {
  name = "shop"
}

output "project_id" {
  value = data.cairn_project.shop.id
}
