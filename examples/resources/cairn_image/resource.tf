data "cairn_project" "shop" {
  name = "shop"
}

resource "cairn_image" "debian" {
  name        = "debian-12"
  project_id  = data.cairn_project.shop.id
  disk_format = "qcow2"
  file        = "${path.module}/debian-12-generic-amd64.qcow2"
  properties  = { os_distro = "debian" }
}
