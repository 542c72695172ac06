# By project and name; the object's id does as well.
terraform import cairn_subnet.web shop/web
