data "cairn_host" "kvm1" {
  name = "kvm1"
}

output "accelerator" {
  value = data.cairn_host.kvm1.accelerator
}
