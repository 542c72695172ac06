# By role, user or group, and scope; the object's id does as well.
terraform import cairn_role_assignment.web_team 00000000-0000-4000-8000-000000000013/group:5b1f4a3e-6c58-4d0c-9f3e-2b7a5b0d7c11/project:0d6f1a52-8f0b-4f6e-8b7c-f0a7f7a6f0de
