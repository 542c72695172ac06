# Of all projects that the token may see.
data "cairn_networks" "isolated" {
  all_projects = true
  mode         = "isolated"
}

output "network_ids" {
  value = data.cairn_networks.isolated.ids
}
