# By the id of the project; the object's id does as well.
terraform import cairn_quota.trial 0d6f1a52-8f0b-4f6e-8b7c-f0a7f7a6f0de
