-- Images that other projects may use.

-- Which images a project is a member of: asked by every list of images.
CREATE INDEX desired_image_member ON desired ((spec ->> 'member_id')) WHERE kind = 'image_member';

-- Images that are there already say what they said by saying nothing, so that filters find them.
UPDATE desired SET spec = '{"visibility": "private", "protected": false, "hidden": false, "deactivated": false, "tags": [],
    "container_format": "bare"}'::jsonb || spec
  WHERE kind = 'image';
