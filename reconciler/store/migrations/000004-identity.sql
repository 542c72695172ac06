-- Identity. Names are unique among what one owner has: a project, or a domain for users, groups and projects, or a user.
ALTER TABLE desired ADD COLUMN owner_id uuid;
UPDATE desired SET owner_id = project_id;

-- Each kind finds its own by what the others say: the assignments of a user, the users of a domain.
CREATE INDEX desired_owner ON desired (owner_id, kind) WHERE owner_id IS NOT NULL;

-- Whether the object that names goes with the one that is named.
ALTER TABLE reference ADD COLUMN cascades boolean NOT NULL DEFAULT false;

-- Projects that are there already belong to the domain Default, which the first start makes where there are none (api/built-ins.ts).
INSERT INTO desired (id, kind, name, spec, created_by)
  SELECT '00000000-0000-4000-8000-000000000001', 'domain', 'Default', '{"name": "Default", "enabled": true}', 'cairn'
  WHERE EXISTS (SELECT 1 FROM desired WHERE kind = 'project');
UPDATE desired SET owner_id = '00000000-0000-4000-8000-000000000001',
    spec = '{"domain_id": "00000000-0000-4000-8000-000000000001", "enabled": true, "tags": []}' || spec
  WHERE kind = 'project';
INSERT INTO reference (from_id, to_id, path)
  SELECT id, owner_id, '/domain_id' FROM desired WHERE kind = 'project';
DROP INDEX desired_name;
CREATE UNIQUE INDEX desired_name ON desired (kind, coalesce(owner_id, '00000000-0000-0000-0000-000000000000'::uuid), name);
