# terraform apply -invoke=action.cairn_server_migrate.web1
action "cairn_server_migrate" "web1" {
  config {
    server_id = cairn_server.web1.id
    kind      = "live"
  }
}
