resource "cairn_image_acceptance" "oven" {
  image_id = "5b1f4a3e-6c58-4d0c-9f3e-2b7a5b0d7c11"
  status   = "accepted"
}
