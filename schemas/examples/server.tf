resource "cairn_server" "web1" {
  name       = "web1"
  project_id = cairn_project.shop.id
  flavor_id  = cairn_flavor.small.id
  image_id   = cairn_image.debian.id
  keypair_id = cairn_keypair.me.id
  user_data  = file("${path.module}/cloud-init.yaml")

  nics = {
    eth0 = {
      subnet_id = cairn_subnet.web.id
      address   = "10.20.0.10"
    }
  }

  timeouts = {
    create = "15m"
  }
}
