data "cairn_image_acceptances" "accepted" {
  status = "accepted"
}

output "image_ids" {
  value = sort([for acceptance in data.cairn_image_acceptances.accepted.items : acceptance.image_id])
}
