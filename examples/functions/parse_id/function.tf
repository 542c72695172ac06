locals {
  # { id = null, project_id = null, project = "shop", name = "web" }
  web = provider::cairn::parse_id("shop/web")
}
