# terraform query -generate-config-out=found.tf
list "cairn_server" "found" {
  provider         = cairn
  include_resource = true
  limit            = 50

  config {
    power_state = "running"
  }
}
