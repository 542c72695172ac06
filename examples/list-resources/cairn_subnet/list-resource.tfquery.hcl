list "cairn_subnet" "found" {
  provider         = cairn
  include_resource = true
  limit            = 50

  config {
    all_projects = true
  }
}
