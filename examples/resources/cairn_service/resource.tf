resource "cairn_service" "backup" {
  name        = "backup"
  type        = "backup"
  description = "Nightly copies of everything."
}
