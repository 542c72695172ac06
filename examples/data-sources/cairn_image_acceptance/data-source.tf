data "cairn_image_acceptance" "oven" {
  id = "0d6f1a52-8f0b-4f6e-8b7c-f0a7f7a6f0de"
}

output "image_id" {
  value = data.cairn_image_acceptance.oven.image_id
}
