data "cairn_flavor" "small" {
  name = "small"
}

data "cairn_capacity" "ten_more" {
  flavor_id    = data.cairn_flavor.small.id
  server_count = 10
}

check "room" {
  assert {
    condition     = data.cairn_capacity.ten_more.fits
    error_message = "${data.cairn_capacity.ten_more.explanation} Nearest fix: ${coalesce(data.cairn_capacity.ten_more.nearest_fix, "none")}."
  }
}

output "where" {
  value = { for host in data.cairn_capacity.ten_more.hosts : host.name => host.fitting_count }
}
