# Two web servers and a database on networks of their own, spread over two KVM hosts.
terraform {
  required_providers {
    cairn = {
      source = "cairn/cairn"
    }
  }
}

provider "cairn" {}

variable "hosts" {
  description = "libvirt URI of each KVM host, by name."
  type        = map(string)
  default = {
    kvm1 = "qemu+ssh://root@kvm1.example/system"
    kvm2 = "qemu+ssh://root@kvm2.example/system"
  }
}

variable "image" {
  description = "Path of a cloud image in qcow2, for example debian-12-generic-amd64.qcow2."
  type        = string
}

variable "web_servers" {
  description = "Names of the web servers."
  type        = set(string)
  default     = ["web1", "web2"]
}

resource "cairn_host" "kvm" {
  for_each = var.hosts

  name = each.key
  uri  = each.value
}

resource "cairn_project" "shop" {
  name = "shop"
}

resource "cairn_flavor" "small" {
  name       = "small"
  vcpus      = 1
  memory_mib = 512
  disk_gib   = 2
}

resource "cairn_flavor" "large" {
  name       = "large"
  vcpus      = 2
  memory_mib = 2048
  disk_gib   = 10
}

resource "cairn_image" "debian" {
  name        = "debian-12"
  project_id  = cairn_project.shop.id
  disk_format = "qcow2"
  file        = var.image
}

locals {
  tiers = { web = "10.20.0.0/24", database = "10.20.1.0/24" }
}

resource "cairn_network" "tier" {
  for_each = local.tiers

  name       = each.key
  project_id = cairn_project.shop.id
  mode       = "nat"
}

resource "cairn_subnet" "tier" {
  for_each = local.tiers

  name       = each.key
  project_id = cairn_project.shop.id
  network_id = cairn_network.tier[each.key].id
  cidr       = each.value
}

resource "cairn_server" "web" {
  for_each = var.web_servers

  name       = each.key
  project_id = cairn_project.shop.id
  flavor_id  = cairn_flavor.small.id
  image_id   = cairn_image.debian.id
  metadata   = { tier = "web" }

  nics = {
    eth0 = { subnet_id = cairn_subnet.tier["web"].id }
    eth1 = { subnet_id = cairn_subnet.tier["database"].id }
  }

  depends_on = [cairn_host.kvm]
}

resource "cairn_server" "database" {
  name       = "database"
  project_id = cairn_project.shop.id
  flavor_id  = cairn_flavor.large.id
  image_id   = cairn_image.debian.id
  metadata   = { tier = "database" }

  nics = {
    eth0 = { subnet_id = cairn_subnet.tier["database"].id, address = "10.20.1.10" }
  }

  depends_on = [cairn_host.kvm]
}

output "web_addresses" {
  description = "Address of each web server, by its name."
  value       = { for name, server in cairn_server.web : name => server.addresses["eth0"] }
}
