import { PROVIDER_BLOCK } from './terraform.ts';

/** Variables that startStack's workspaces set. */
const VARIABLES = `
variable "host_uri" {}
variable "kernel" {}
variable "ramdisk" {}
`;

/** HCL of everything that a server needs, under the names `host`, `project`, `flavor`, `kernel`, `ramdisk`, `network`, `subnet`. */
export const BASE = `${PROVIDER_BLOCK}${VARIABLES}
resource "cairn_host" "host" {
  name                = "host"
  uri                 = var.host_uri
  reserved_memory_mib = 0
}
resource "cairn_project" "project" {
  name = "base"
}
resource "cairn_flavor" "flavor" {
  name       = "small"
  vcpus      = 1
  memory_mib = 128
}
resource "cairn_image" "kernel" {
  name        = "kernel"
  project_id  = cairn_project.project.id
  disk_format = "aki"
  file        = var.kernel
}
resource "cairn_image" "ramdisk" {
  name        = "ramdisk"
  project_id  = cairn_project.project.id
  disk_format = "ari"
  file        = var.ramdisk
}
resource "cairn_network" "network" {
  name       = "network"
  project_id = cairn_project.project.id
}
resource "cairn_subnet" "subnet" {
  name       = "subnet"
  project_id = cairn_project.project.id
  network_id = cairn_network.network.id
  cidr       = "10.80.0.0/24"
}
`;

/** Pure. HCL of one server on BASE; `more` is put inside the block. */
export function serverBlock(name: string, more = ''): string {
  return `
resource "cairn_server" "${name}" {
  name             = "${name}"
  project_id       = cairn_project.project.id
  flavor_id        = cairn_flavor.flavor.id
  kernel_id        = cairn_image.kernel.id
  ramdisk_id       = cairn_image.ramdisk.id
  kernel_arguments = "console=ttyS0 quiet"
  nics             = { eth0 = { subnet_id = cairn_subnet.subnet.id } }
  depends_on       = [cairn_host.host]
  ${more}
}
`;
}
