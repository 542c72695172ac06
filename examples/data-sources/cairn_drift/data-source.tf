data "cairn_drift" "servers" {
  kind = "server"
}

check "no_drift" {
  assert {
    condition     = !data.cairn_drift.servers.drifted
    error_message = "Drift: ${join(", ", [for item in data.cairn_drift.servers.items : "${item.name} ${item.field}"])}."
  }
}
