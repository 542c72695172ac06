data "cairn_image_members" "oven" {
  image_id = "5b1f4a3e-6c58-4d0c-9f3e-2b7a5b0d7c11"
}

output "members" {
  value = { for member in data.cairn_image_members.oven.items : member.member_id => member.acceptance }
}
