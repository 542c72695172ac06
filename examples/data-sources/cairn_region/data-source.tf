resource "cairn_region" "south" {
  name = "south"
}

data "cairn_region" "south" {
  id = cairn_region.south.id
}

output "region" {
  value = data.cairn_region.south.name
}
