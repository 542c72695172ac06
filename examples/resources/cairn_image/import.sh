# By project and name; the object's id does as well.
terraform import cairn_image.debian shop/debian-12
