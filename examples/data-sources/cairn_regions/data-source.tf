data "cairn_regions" "all" {
  limit = 100
}

output "names" {
  value = sort([for region in data.cairn_regions.all.items : region.name])
}
