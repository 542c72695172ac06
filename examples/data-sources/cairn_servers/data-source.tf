data "cairn_project" "shop" {
  name = "shop"
}

# The running front ends of one project, asked of the service in one request.
data "cairn_servers" "front" {
  project_id  = data.cairn_project.shop.id
  name_prefix = "web"
  power_state = "running"
  metadata    = { tier = "front" }
}

output "addresses" {
  value = { for server in data.cairn_servers.front.items : server.name => server.addresses }
}

output "in_order" {
  value = [for id in data.cairn_servers.front.ids : data.cairn_servers.front.items[id].name]
}
