# terraform apply -invoke=action.cairn_server_evacuate.web1, once its host is fenced.
action "cairn_server_evacuate" "web1" {
  config {
    server_id = cairn_server.web1.id
  }
}
