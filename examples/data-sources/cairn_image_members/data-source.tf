variable "shared_image_id" {
  type        = string
  description = "Id of an image that other projects may use."
}

data "cairn_image_members" "oven" {
  image_id = var.shared_image_id
}

output "members" {
  value = { for member in data.cairn_image_members.oven.items : member.member_id => member.acceptance }
}
