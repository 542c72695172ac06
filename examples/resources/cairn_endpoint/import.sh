# By service, interface and region; the object's id does as well.
terraform import cairn_endpoint.mirror 5b1f4a3e-6c58-4d0c-9f3e-2b7a5b0d7c11/public
