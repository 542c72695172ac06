data "cairn_aggregates" "all" {}

output "zones" {
  value = distinct([for aggregate in data.cairn_aggregates.all.items : coalesce(aggregate.availability_zone, "nova")])
}
