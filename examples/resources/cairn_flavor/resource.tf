resource "cairn_flavor" "small" {
  name       = "small"
  vcpus      = 1
  memory_mib = 512
  disk_gib   = 10
}
