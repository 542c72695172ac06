resource "cairn_project" "shop" {
  name        = "shop"
  description = "The web shop and its database."
}
