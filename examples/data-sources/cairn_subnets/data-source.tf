data "cairn_project" "shop" {
  name = "shop"
}

data "cairn_network" "lan" {
  name       = "lan"
  project_id = data.cairn_project.shop.id
}

data "cairn_subnets" "lan" {
  project_id = data.cairn_project.shop.id
  network_id = data.cairn_network.lan.id
}

output "cidrs" {
  value = { for subnet in data.cairn_subnets.lan.items : subnet.name => subnet.cidr }
}
