list "cairn_image_member" "found" {
  provider         = cairn
  include_resource = true
  limit            = 50
}
