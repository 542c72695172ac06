data "cairn_project" "shop" {
  name = "shop"
}

data "cairn_server_set" "web" {
  name       = "web"
  project_id = data.cairn_project.shop.id
}

output "ready" {
  value = data.cairn_server_set.web.counts.ready
}
