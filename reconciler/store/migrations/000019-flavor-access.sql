-- Flavors that are there are for every project.
UPDATE desired SET spec = '{"public": true, "access_project_ids": [], "extra_specs": {}}'::jsonb || spec WHERE kind = 'flavor';
