# By the ids of the image and of the project that may use it; the object's id does as well.
terraform import cairn_image_member.bakery 5b1f4a3e-6c58-4d0c-9f3e-2b7a5b0d7c11/0d6f1a52-8f0b-4f6e-8b7c-f0a7f7a6f0de
