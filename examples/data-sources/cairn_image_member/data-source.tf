variable "membership_id" {
  type        = string
  description = "Id of a cairn_image_member."
}

data "cairn_image_member" "bakery" {
  id = var.membership_id
}

output "acceptance" {
  value = data.cairn_image_member.bakery.acceptance
}
