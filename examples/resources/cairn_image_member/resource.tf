resource "cairn_project" "bakery" {
  name = "bakery"
}

resource "cairn_image" "oven" {
  name        = "oven"
  disk_format = "qcow2"
  file        = "${path.module}/oven.qcow2"
  visibility  = "shared"
}

resource "cairn_image_member" "bakery" {
  image_id  = cairn_image.oven.id
  member_id = cairn_project.bakery.id
}
