# By name; the object's id does as well.
terraform import cairn_aggregate.cellar cellar
