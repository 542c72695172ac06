list "cairn_image_acceptance" "found" {
  provider         = cairn
  include_resource = true
  limit            = 50
}
