# terraform apply -invoke=action.cairn_image_prefetch.everywhere
action "cairn_image_prefetch" "everywhere" {
  config {
    image_id = cairn_image.debian.id
    hosts    = "all"
  }
}

action "cairn_image_prefetch" "workers" {
  config {
    image_id = cairn_image.debian.id
    host_ids = [for host in cairn_host.worker : host.id]
  }
}

# Copies each new content to the hosts of the workers as soon as it is there.
resource "terraform_data" "content" {
  input = cairn_image.debian.content_sha256

  lifecycle {
    action_trigger {
      events  = [after_create, after_update]
      actions = [action.cairn_image_prefetch.workers]
    }
  }
}
