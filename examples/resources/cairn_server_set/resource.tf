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

resource "cairn_server_set" "web" {
  name       = "web"
  project_id = data.cairn_project.shop.id

  template = {
    flavor_id = data.cairn_flavor.small.id
    image_id  = data.cairn_image.debian.id
    nics      = { eth0 = { subnet_id = data.cairn_subnet.web.id } }
  }

  # Twenty servers, web-01 to web-20, and one that differs.
  members = merge(
    { for n in range(1, 21) : format("%02d", n) => {} },
    { canary = { metadata = { role = "canary" }, nics = { eth0 = { address = "10.20.0.209" } } } },
  )

  # Another flavor restarts the servers, three at a time.
  max_unavailable = 3
}

output "addresses" {
  value = { for key, server in cairn_server_set.web.servers : key => server.addresses["eth0"] }
}
