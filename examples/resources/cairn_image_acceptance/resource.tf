resource "cairn_project" "pastry" {
  name = "pastry"
}

resource "cairn_image" "cake" {
  name        = "cake"
  disk_format = "qcow2"
  file        = "${path.module}/cake.qcow2"
  visibility  = "shared"
}

resource "cairn_image_member" "pastry" {
  image_id  = cairn_image.cake.id
  member_id = cairn_project.pastry.id
}

# The other side, as whoever works in the project pastry declares it.
resource "cairn_image_acceptance" "cake" {
  project_id = cairn_project.pastry.id
  image_id   = cairn_image_member.pastry.image_id
  status     = "accepted"
}
