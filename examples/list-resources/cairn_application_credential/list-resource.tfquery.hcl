list "cairn_application_credential" "found" {
  provider         = cairn
  include_resource = true
  limit            = 50

  config {
    name_prefix = "web"
  }
}
