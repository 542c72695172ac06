resource "cairn_policy" "images" {
  name = "images"
  rules = {
    publicize_image   = "role:admin"
    communitize_image = ""
  }
}
