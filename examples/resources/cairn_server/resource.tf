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

data "cairn_subnet" "web" {
  name       = "web"
  project_id = data.cairn_project.shop.id
}

resource "cairn_server" "web1" {
  name       = "web1"
  project_id = data.cairn_project.shop.id
  flavor_id  = data.cairn_flavor.small.id
  image_id   = data.cairn_image.debian.id
  tags       = ["front", "shop"]

  user_data = <<-EOT
    #cloud-config
    packages: [nginx]
  EOT

  nics = {
    eth0 = {
      subnet_id = data.cairn_subnet.web.id
      address   = "10.20.0.210"
    }
  }

  timeouts = {
    create = "15m"
  }
}
