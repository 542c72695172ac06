data "cairn_role" "reader" {
  name = "reader"
}

resource "cairn_role" "auditor" {
  name             = "auditor"
  description      = "Sees everything and the log of who did it."
  implied_role_ids = [data.cairn_role.reader.id]
}
