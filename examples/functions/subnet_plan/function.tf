locals {
  # each.value of for_each = local.subnets is the cidr of a cairn_subnet
  subnets = provider::cairn::subnet_plan("10.20.0.0/16", {
    web = 24
    db  = { hosts = 100 }
  })
}
