data "cairn_project" "shop" {
  name = "shop"
}

resource "cairn_keypair" "me" {
  name       = "me"
  project_id = data.cairn_project.shop.id
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOoUpE5NUXZsss1QUnTJMp8eA9FkZot28UZnYGOeqZi+ me@laptop"
}
