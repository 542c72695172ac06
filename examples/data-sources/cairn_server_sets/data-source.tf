data "cairn_project" "shop" {
  name = "shop"
}

data "cairn_server_sets" "all" {
  project_id = data.cairn_project.shop.id
}

output "ready" {
  value = { for set in data.cairn_server_sets.all.items : set.name => set.counts.ready }
}
