# By name; the object's id does as well, and must where two users have a credential of that name.
terraform import cairn_application_credential.collector collector
