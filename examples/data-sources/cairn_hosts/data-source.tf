data "cairn_hosts" "open" {
  enabled = true
  state   = "up"
}

output "memory_mib" {
  value = sum([for host in data.cairn_hosts.open.items : host.memory_mib])
}
