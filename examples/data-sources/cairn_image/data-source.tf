data "cairn_project" "shop" {
  name = "shop"
}

data "cairn_image" "debian" {
  name       = "debian-12"
  project_id = data.cairn_project.shop.id
}

output "virtual_size_bytes" {
  value = data.cairn_image.debian.virtual_size_bytes
}
