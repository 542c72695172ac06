resource "cairn_host" "kvm1" {
  name                = "kvm1"
  uri                 = "qemu+ssh://root@kvm1.example/system"
  reserved_memory_mib = 2048
}
