list "cairn_host" "found" {
  provider         = cairn
  include_resource = true
  limit            = 50

  config {
    enabled = true
  }
}
