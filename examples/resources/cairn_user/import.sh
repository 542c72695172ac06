# By name; the object's id does as well, and must where two domains have a user of that name.
terraform import cairn_user.alice alice
