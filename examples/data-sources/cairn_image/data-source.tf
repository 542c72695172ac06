data "cairn_project" "shop" {
  name = "shop"
}

data "cairn_image" "debian" {
  name       = "debian-12"
  project_id = data.cairn_project.shop.id
}

# The newest of those that match; with visibility = "public" also one of another project.
data "cairn_image" "newest" {
  project_id  = data.cairn_project.shop.id
  name_regex  = "^debian-"
  properties  = { os_distro = "debian" }
  most_recent = true
}

output "virtual_size_bytes" {
  value = data.cairn_image.debian.virtual_size_bytes
}
