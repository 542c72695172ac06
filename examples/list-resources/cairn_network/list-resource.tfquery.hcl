list "cairn_network" "found" {
  provider         = cairn
  include_resource = true
  limit            = 50

  config {
    mode = "nat"
  }
}
