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

# The same content under another name, which the service takes from the first image: nothing is sent again.
resource "cairn_image" "golden" {
  name            = "debian-12-golden"
  project_id      = data.cairn_project.shop.id
  disk_format     = "qcow2"
  source_image_id = cairn_image.debian.id
  tags            = ["golden", "lts"]
  min_disk_gib    = 2
}
