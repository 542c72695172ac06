# By project and name; the object's id does as well.
terraform import cairn_server_set.web shop/web
