-- Writer: api. What each object takes of its project's quota; goes with the object. Members of a set take nothing: the set took it for them.
-- Nothing sums these rows up: one sum that all write to would let the creates of a project happen only one after the other, also where
-- there is no limit. Where there is one, it bounds what is to be added up.
CREATE TABLE quota_claim (
  owner_id uuid NOT NULL REFERENCES desired (id) ON DELETE CASCADE,
  project_id uuid NOT NULL,
  -- a property of the kind quota: servers, vcpus, ...
  resource text NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  PRIMARY KEY (owner_id, resource)
);
CREATE INDEX quota_claim_usage ON quota_claim (project_id, resource) INCLUDE (amount);

-- What is there already, as the kinds' own functions would say (kinds/*/quota.ts).
INSERT INTO quota_claim (owner_id, project_id, resource, amount)
  SELECT id, project_id, kind || 's', 1 FROM desired
  WHERE kind IN ('image', 'keypair', 'network', 'subnet') AND project_id IS NOT NULL;
INSERT INTO quota_claim (owner_id, project_id, resource, amount)
  SELECT id, project_id, 'image_gib', ceil((spec ->> 'size_bytes')::numeric / 1073741824)::bigint FROM desired
  WHERE kind = 'image' AND project_id IS NOT NULL;
INSERT INTO quota_claim (owner_id, project_id, resource, amount)
  WITH machine AS (
    SELECT id, project_id, spec ->> 'flavor_id' AS flavor_id, spec ->> 'image_id' AS image_id FROM desired
      WHERE kind = 'server' AND member_of IS NULL
    UNION ALL
    SELECT d.id, d.project_id, coalesce(m.value ->> 'flavor_id', d.spec #>> '{template,flavor_id}'), d.spec #>> '{template,image_id}'
      FROM desired d CROSS JOIN LATERAL jsonb_each(d.spec -> 'members') AS m WHERE d.kind = 'server_set'
  ), total AS (
    SELECT m.id, m.project_id, count(*) AS servers, sum((f.spec ->> 'vcpus')::numeric) AS vcpus,
        sum((f.spec ->> 'memory_mib')::numeric) AS memory_mib,
        sum(greatest(coalesce((f.spec ->> 'disk_gib')::numeric, 0), ceil(coalesce(
          (s.status ->> 'virtual_size_bytes')::numeric, (i.spec ->> 'size_bytes')::numeric, 0) / 1073741824))) AS disk_gib
      FROM machine m JOIN desired f ON f.id = m.flavor_id::uuid
        LEFT JOIN desired i ON i.id = m.image_id::uuid LEFT JOIN status s ON s.id = i.id
      GROUP BY m.id, m.project_id
  )
  SELECT t.id, t.project_id, part.resource, part.amount::bigint
  FROM total t CROSS JOIN LATERAL (VALUES ('servers', t.servers::numeric), ('vcpus', t.vcpus), ('memory_mib', t.memory_mib),
    ('disk_gib', t.disk_gib)) AS part (resource, amount)
  WHERE part.amount > 0;
