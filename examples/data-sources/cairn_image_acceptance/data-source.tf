variable "acceptance_id" {
  type        = string
  description = "Id of a cairn_image_acceptance."
}

data "cairn_image_acceptance" "oven" {
  id = var.acceptance_id
}

output "image_id" {
  value = data.cairn_image_acceptance.oven.image_id
}
