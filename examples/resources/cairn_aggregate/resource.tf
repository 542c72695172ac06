data "cairn_hosts" "cellar" {
  name_prefix = "cellar-"
}

# Hosts in the cellar are a zone of their own; flavors that ask for ssd = true go there, and CPUs are promised twice at most.
resource "cairn_aggregate" "cellar" {
  name              = "cellar"
  availability_zone = "cellar"
  host_ids          = data.cairn_hosts.cellar.ids
  properties        = { ssd = "true" }
  cpu_ratio         = 2
}
