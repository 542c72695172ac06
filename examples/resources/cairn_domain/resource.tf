resource "cairn_domain" "customers" {
  name        = "customers"
  description = "Everybody who pays."
}
