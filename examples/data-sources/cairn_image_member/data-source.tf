data "cairn_image_member" "bakery" {
  id = "0d6f1a52-8f0b-4f6e-8b7c-f0a7f7a6f0de"
}

output "acceptance" {
  value = data.cairn_image_member.bakery.acceptance
}
