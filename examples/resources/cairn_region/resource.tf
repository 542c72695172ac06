resource "cairn_region" "north" {
  name        = "north"
  description = "The data centre by the river."
}
