-- Lists of images in the order of their names, and of those that one project may see among many that it may not.

CREATE INDEX desired_image_name ON desired
  ((coalesce(spec #>> '{properties,os_glance_name}', name)) COLLATE "C", created_at DESC, id DESC) WHERE kind = 'image';
CREATE INDEX desired_image_project ON desired (project_id, created_at) WHERE kind = 'image';
CREATE INDEX desired_image_visibility ON desired ((spec ->> 'visibility')) WHERE kind = 'image';
CREATE INDEX desired_image_tags ON desired USING gin ((spec -> 'tags')) WHERE kind = 'image';
