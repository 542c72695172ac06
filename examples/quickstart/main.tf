terraform {
  required_providers {
    cairn = {
      source = "cairn/cairn"
    }
  }
}

# Endpoint and token come from CAIRN_ENDPOINT and CAIRN_TOKEN, or from ~/.config/cairn/credentials.json.
provider "cairn" {}

variable "host_uri" {
  description = "libvirt URI of the KVM host, for example qemu:///system."
  type        = string
  default     = "qemu:///system"
}

variable "kernel" {
  description = "Path of the guest's kernel."
  type        = string
}

variable "ramdisk" {
  description = "Path of the guest's ramdisk."
  type        = string
}

variable "public_key" {
  description = "SSH public key that the guest accepts."
  type        = string
  default     = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOoUpE5NUXZsss1QUnTJMp8eA9FkZot28UZnYGOeqZi+ quickstart"
}

resource "cairn_host" "here" {
  name                = "here"
  uri                 = var.host_uri
  reserved_memory_mib = 0
}

resource "cairn_project" "demo" {
  name        = "quickstart"
  description = "One guest, to see Cairn work."
}

resource "cairn_flavor" "tiny" {
  name       = "tiny"
  vcpus      = 1
  memory_mib = 192
}

resource "cairn_keypair" "me" {
  name       = "me"
  project_id = cairn_project.demo.id
  public_key = var.public_key
}

resource "cairn_image" "kernel" {
  name        = "guest-kernel"
  project_id  = cairn_project.demo.id
  disk_format = "aki"
  file        = var.kernel
}

resource "cairn_image" "ramdisk" {
  name        = "guest-ramdisk"
  project_id  = cairn_project.demo.id
  disk_format = "ari"
  file        = var.ramdisk
}

resource "cairn_network" "private" {
  name       = "private"
  project_id = cairn_project.demo.id
  mode       = "nat"
  dns_domain = "quickstart.internal"
}

resource "cairn_subnet" "private" {
  name       = "private-a"
  project_id = cairn_project.demo.id
  network_id = cairn_network.private.id
  cidr       = "10.77.0.0/24"
}

resource "cairn_server" "web" {
  name             = "web"
  project_id       = cairn_project.demo.id
  flavor_id        = cairn_flavor.tiny.id
  kernel_id        = cairn_image.kernel.id
  ramdisk_id       = cairn_image.ramdisk.id
  kernel_arguments = "console=ttyS0 quiet"
  keypair_id       = cairn_keypair.me.id
  user_data        = "#!/bin/sh\necho hello from user data\n"
  metadata         = { role = "web" }

  nics = {
    eth0 = { subnet_id = cairn_subnet.private.id }
  }
}

output "address" {
  description = "The address that Cairn reserved, and that the guest got."
  value       = cairn_server.web.addresses["eth0"]
}

output "server_id" {
  value = cairn_server.web.id
}

output "instance_name" {
  value = cairn_server.web.instance_name
}
