data "cairn_flavor" "small" {
  name = "small"
}

data "cairn_image" "debian" {
  name = "debian-12"
}

data "cairn_placement_preview" "web" {
  flavor_id = data.cairn_flavor.small.id
  image_id  = data.cairn_image.debian.id
}

output "host" {
  value = data.cairn_placement_preview.web.chosen_host_name
}

output "why_not" {
  value = {
    for host in data.cairn_placement_preview.web.hosts :
    host.name => host.nearest_fix if host.nearest_fix != null
  }
}
