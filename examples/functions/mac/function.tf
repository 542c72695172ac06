locals {
  web_mac = provider::cairn::mac("shop/web/eth0")
  own_mac = provider::cairn::mac("shop/web/eth0", "0a:ca:17")
}
