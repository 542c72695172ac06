list "cairn_image" "found" {
  provider         = cairn
  include_resource = true
  limit            = 50

  config {
    disk_format = "qcow2"
  }
}
