# By name; the object's id does as well.
terraform import cairn_role.auditor auditor
