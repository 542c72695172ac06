resource "cairn_keypair" "me" {
  name       = "me"
  project_id = cairn_project.shop.id
  public_key = trimspace(file(pathexpand("~/.ssh/id_ed25519.pub")))
}
