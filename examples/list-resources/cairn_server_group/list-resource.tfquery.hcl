list "cairn_server_group" "found" {
  provider         = cairn
  include_resource = true
  limit            = 50

  config {
    all_projects = true
  }
}
