resource "cairn_project" "tavern" {
  name = "tavern"
}

resource "cairn_image" "card" {
  name        = "card"
  disk_format = "qcow2"
  file        = "${path.module}/card.qcow2"
  visibility  = "shared"
}

resource "cairn_image_member" "tavern" {
  image_id  = cairn_image.card.id
  member_id = cairn_project.tavern.id
}

resource "cairn_image_acceptance" "card" {
  project_id = cairn_project.tavern.id
  image_id   = cairn_image_member.tavern.image_id
}

data "cairn_image_acceptance" "card" {
  name = cairn_image_acceptance.card.name
}

output "status" {
  value = data.cairn_image_acceptance.card.status
}
