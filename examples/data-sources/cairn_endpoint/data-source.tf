resource "cairn_service" "metering" {
  name = "metering"
  type = "metering"
}

resource "cairn_endpoint" "metering" {
  service_id = cairn_service.metering.id
  interface  = "internal"
  url        = "http://metering.internal:8777"
}

data "cairn_endpoint" "metering" {
  id = cairn_endpoint.metering.id
}

output "url" {
  value = data.cairn_endpoint.metering.url
}
