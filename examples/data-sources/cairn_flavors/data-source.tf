data "cairn_flavors" "web" {
  name_prefix = "web-"
}

# The smallest that has enough memory.
output "flavor" {
  value = one(slice(sort([
    for flavor in data.cairn_flavors.web.items :
    format("%08d %s", flavor.memory_mib, flavor.name) if flavor.memory_mib >= 2048
  ]), 0, 1))
}
