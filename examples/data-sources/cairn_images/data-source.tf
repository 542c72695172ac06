data "cairn_project" "shop" {
  name = "shop"
}

data "cairn_images" "debian" {
  project_id  = data.cairn_project.shop.id
  disk_format = "qcow2"
  properties  = { os_distro = "debian" }
  sort        = "created_at:desc"
}

output "image_ids" {
  value = data.cairn_images.debian.ids
}
