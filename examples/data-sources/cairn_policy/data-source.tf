resource "cairn_policy" "own" {
  name  = "own"
  rules = { "shop:refund" = "role:manager" }
}

data "cairn_policy" "own" {
  id = cairn_policy.own.id
}

output "rules" {
  value = data.cairn_policy.own.rules
}
