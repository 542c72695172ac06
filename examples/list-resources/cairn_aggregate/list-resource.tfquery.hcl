list "cairn_aggregate" "found" {
  provider         = cairn
  include_resource = true
  limit            = 50
}
