list "cairn_keypair" "found" {
  provider         = cairn
  include_resource = true
  limit            = 50

  config {
    all_projects = true
  }
}
