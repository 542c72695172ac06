# By project and name; the object's id does as well.
terraform import cairn_server.web1 shop/web1
