resource "cairn_project" "bistro" {
  name = "bistro"
}

resource "cairn_image" "menu" {
  name        = "menu"
  disk_format = "qcow2"
  file        = "${path.module}/menu.qcow2"
  visibility  = "shared"
}

resource "cairn_image_member" "bistro" {
  image_id  = cairn_image.menu.id
  member_id = cairn_project.bistro.id
}

data "cairn_image_member" "bistro" {
  name = cairn_image_member.bistro.name
}

output "acceptance" {
  value = data.cairn_image_member.bistro.acceptance
}
