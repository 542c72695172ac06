# terraform apply -invoke=action.cairn_server_rebuild.web1
action "cairn_server_rebuild" "web1" {
  config {
    server_id = cairn_server.web1.id
  }
}

# Makes the disk anew each time that the release changes: cloud-init runs again.
resource "terraform_data" "release" {
  input = filesha256("release.txt")

  lifecycle {
    action_trigger {
      events  = [after_update]
      actions = [action.cairn_server_rebuild.web1]
    }
  }
}
