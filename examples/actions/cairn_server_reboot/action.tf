# terraform apply -invoke=action.cairn_server_reboot.web1
action "cairn_server_reboot" "web1" {
  config {
    server_id = cairn_server.web1.id
    type      = "hard"
  }
}

# Restarts the guest each time that its configuration file changes.
resource "terraform_data" "settings" {
  input = filesha256("settings.conf")

  lifecycle {
    action_trigger {
      events  = [after_update]
      actions = [action.cairn_server_reboot.web1]
    }
  }
}
