resource "cairn_user" "carol" {
  name = "carol"
}

data "cairn_user" "carol" {
  id = cairn_user.carol.id
}

output "enabled" {
  value = data.cairn_user.carol.enabled
}
