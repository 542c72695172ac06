data "cairn_flavor" "small" {
  name = "small"
}

output "memory_mib" {
  value = data.cairn_flavor.small.memory_mib
}
