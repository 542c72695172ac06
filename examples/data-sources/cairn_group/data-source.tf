resource "cairn_group" "guests" {
  name = "guests"
}

data "cairn_group" "guests" {
  id = cairn_group.guests.id
}

output "description" {
  value = data.cairn_group.guests.description
}
