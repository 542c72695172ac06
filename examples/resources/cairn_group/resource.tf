resource "cairn_group" "operators" {
  name        = "operators"
  description = "They are called at night."
}
