data "cairn_server" "web1" {
  name = "web1"
}

data "cairn_console_log" "web1" {
  server_id  = data.cairn_server.web1.id
  tail_lines = 20
}

output "console" {
  value = data.cairn_console_log.web1.content
}
