resource "cairn_service" "mirror" {
  name = "mirror"
  type = "mirror"
}

resource "cairn_endpoint" "mirror" {
  service_id = cairn_service.mirror.id
  interface  = "public"
  url        = "https://mirror.example.com/%(project_id)s"
}
