variable "shared_image_id" {
  type        = string
  description = "Id of an image that another project shares with this one."
}

resource "cairn_image_acceptance" "oven" {
  image_id = var.shared_image_id
  status   = "accepted"
}
