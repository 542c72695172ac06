# By name; the object's id does as well.
terraform import cairn_host.kvm1 kvm1
