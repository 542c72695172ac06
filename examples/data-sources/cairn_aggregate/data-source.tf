data "cairn_aggregate" "cellar" {
  name = "cellar"
}

output "host_ids" {
  value = data.cairn_aggregate.cellar.host_ids
}
