list "cairn_user" "found" {
  provider         = cairn
  include_resource = true
  limit            = 50

  config {
    name_prefix = "web"
  }
}
