data "cairn_project" "shop" {
  name = "shop"
}

data "cairn_flavor" "small" {
  name = "small"
}

data "cairn_image" "debian" {
  name       = "debian-12"
  project_id = data.cairn_project.shop.id
}

ephemeral "cairn_keypair" "run" {
  comment = "terraform"
}

# Its user data is sent only when it is made, so that the keys of later runs change nothing.
resource "cairn_server" "job" {
  name                 = "job"
  project_id           = data.cairn_project.shop.id
  flavor_id            = data.cairn_flavor.small.id
  image_id             = data.cairn_image.debian.id
  user_data_wo         = "#cloud-config\nssh_authorized_keys: [\"${ephemeral.cairn_keypair.run.public_key}\"]\n"
  user_data_wo_version = 1
}
