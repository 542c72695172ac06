# By project and name; the object's id does as well.
terraform import cairn_server_group.databases shop/databases
