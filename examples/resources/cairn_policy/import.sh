# By name; the object's id does as well.
terraform import cairn_policy.images images
