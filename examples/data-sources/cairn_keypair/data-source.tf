data "cairn_project" "shop" {
  name = "shop"
}

data "cairn_keypair" "me" {
  name       = "me"
  project_id = data.cairn_project.shop.id
}

output "public_key" {
  value = data.cairn_keypair.me.public_key
}
