locals {
  small = { vcpus = 1, memory_mib = 1024, disk_gib = 10 }

  # { fits = false, short = { memory_mib = 1024 }, reason = "memory_mib is 1024, needed are 2048" }
  check = provider::cairn::flavor_fits(local.small, { vcpus = 1, memory_mib = 2048 })
}
