resource "cairn_flavor" "small" {
  name       = "small"
  vcpus      = 1
  memory_mib = 512
  disk_gib   = 10
}

data "cairn_project" "shop" {
  name = "shop"
}

# For one project only: in the others there is no such flavor.
resource "cairn_flavor" "shop_fast" {
  name               = "shop-fast"
  vcpus              = 2
  memory_mib         = 4096
  public             = false
  access_project_ids = [data.cairn_project.shop.id]

  extra_specs = {
    "hw:machine_type"           = "q35"
    "hw:watchdog_action"        = "reset"
    "quota:disk_total_iops_sec" = "2000"
    "billing:class"             = "gold"
  }
}
