locals {
  user_data = provider::cairn::cloud_init(
    { packages = ["nginx"], package_update = true },
    "#cloud-config\nruncmd:\n  - systemctl enable nginx\n",
    "#!/bin/sh\necho ready > /dev/ttyS0\n",
  )
}
