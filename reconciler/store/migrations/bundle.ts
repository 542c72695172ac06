// Written by test/support/write-schema.ts from the .sql files beside it. Do not edit.
/** One numbered schema file. */
export type Migration = { readonly version: number; readonly name: string; readonly sql: string };

/** All schema files, oldest first. */
export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    name: '000001-initial',
    sql: `-- Initial schema. Every table names its only writer; see ARCHITECTURE.md, section Model and loop.

-- Writer: api. What people asked for.
CREATE TABLE desired (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  project_id uuid,
  name text NOT NULL,
  spec jsonb NOT NULL,
  -- writeOnly properties of the spec: never returned, kept apart so that no SELECT of a spec can leak them.
  secrets jsonb NOT NULL DEFAULT '{}',
  generation bigint NOT NULL DEFAULT 1 CHECK (generation >= 1),
  created_by text NOT NULL,
  -- Which Terraform working directory and run made it, and whether a client confirmed to have it in its state:
  -- lets the next run adopt what a killed one left, and nobody else.
  origin text,
  run text,
  claimed boolean NOT NULL DEFAULT false,
  deletion_requested_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX desired_name ON desired (kind, coalesce(project_id, '00000000-0000-0000-0000-000000000000'::uuid), name);
CREATE INDEX desired_listing ON desired (kind, created_at, id);
-- Finds other objects with the same bytes.
CREATE INDEX desired_content ON desired (kind, (spec ->> 'sha256')) WHERE spec ->> 'sha256' IS NOT NULL;

-- Writer: api. Which object names which, from the spec's x-references; refuses deletion of what is in use.
CREATE TABLE reference (
  from_id uuid NOT NULL REFERENCES desired (id) ON DELETE CASCADE,
  to_id uuid NOT NULL REFERENCES desired (id),
  path text NOT NULL,
  PRIMARY KEY (from_id, path)
);
CREATE INDEX reference_to ON reference (to_id);

-- Writer: engine. Choices made once, before use.
CREATE TABLE resolved (
  id uuid PRIMARY KEY REFERENCES desired (id) ON DELETE CASCADE,
  choices jsonb NOT NULL,
  -- Desired as last realised: what differs from this too, and not only from a newer desired, is drift.
  realised jsonb,
  updated_at timestamptz NOT NULL DEFAULT now()
);

-- Writer: engine. Capacity of a host that claims are checked against; one row per host, made when its inventory is first seen.
CREATE TABLE host_capacity (
  host_id uuid PRIMARY KEY REFERENCES desired (id) ON DELETE CASCADE,
  vcpus_total integer NOT NULL,
  memory_mib_total bigint NOT NULL,
  disk_gib_total bigint NOT NULL,
  vcpus_claimed integer NOT NULL DEFAULT 0 CHECK (vcpus_claimed >= 0),
  memory_mib_claimed bigint NOT NULL DEFAULT 0 CHECK (memory_mib_claimed >= 0),
  disk_gib_claimed bigint NOT NULL DEFAULT 0 CHECK (disk_gib_claimed >= 0)
);

-- Writer: engine. Claims; unique constraints make a clash impossible, so that two processes may decide at once.
CREATE TABLE allocation (
  owner_id uuid NOT NULL REFERENCES desired (id) ON DELETE CASCADE,
  slot text NOT NULL,
  host_id uuid REFERENCES desired (id),
  subnet_id uuid REFERENCES desired (id),
  image_id uuid REFERENCES desired (id),
  address inet,
  mac macaddr,
  vcpus integer NOT NULL DEFAULT 0,
  memory_mib bigint NOT NULL DEFAULT 0,
  disk_gib bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (owner_id, slot),
  CONSTRAINT allocation_address UNIQUE (subnet_id, address),
  CONSTRAINT allocation_mac UNIQUE (mac)
);
CREATE INDEX allocation_host ON allocation (host_id);
CREATE INDEX allocation_subnet ON allocation (subnet_id);
CREATE INDEX allocation_image ON allocation (image_id);

-- Claims on a host are summed by a trigger in the claiming transaction. A claim that grows past the total fails with
-- check_violation on host_capacity_fits; a total that shrinks under existing claims does not (nothing new fits then).
CREATE FUNCTION host_capacity_add(host uuid, vcpus integer, memory_mib bigint, disk_gib bigint)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF host IS NULL OR (vcpus = 0 AND memory_mib = 0 AND disk_gib = 0) THEN
    RETURN;
  END IF;
  UPDATE host_capacity c SET vcpus_claimed = c.vcpus_claimed + host_capacity_add.vcpus,
    memory_mib_claimed = c.memory_mib_claimed + host_capacity_add.memory_mib,
    disk_gib_claimed = c.disk_gib_claimed + host_capacity_add.disk_gib
    WHERE c.host_id = host
      AND (host_capacity_add.vcpus <= 0 OR c.vcpus_claimed + host_capacity_add.vcpus <= c.vcpus_total)
      AND (host_capacity_add.memory_mib <= 0
        OR c.memory_mib_claimed + host_capacity_add.memory_mib <= c.memory_mib_total)
      AND (host_capacity_add.disk_gib <= 0 OR c.disk_gib_claimed + host_capacity_add.disk_gib <= c.disk_gib_total);
  IF NOT FOUND AND (vcpus > 0 OR memory_mib > 0 OR disk_gib > 0) THEN
    RAISE EXCEPTION 'host % cannot take the claim', host
      USING ERRCODE = 'check_violation', CONSTRAINT = 'host_capacity_fits';
  END IF;
END $$;
CREATE FUNCTION host_capacity_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.host_id IS NOT DISTINCT FROM NEW.host_id THEN
    PERFORM host_capacity_add(NEW.host_id, NEW.vcpus - OLD.vcpus, NEW.memory_mib - OLD.memory_mib,
      NEW.disk_gib - OLD.disk_gib);
    RETURN NULL;
  END IF;
  IF TG_OP IN ('UPDATE', 'DELETE') THEN
    PERFORM host_capacity_add(OLD.host_id, -OLD.vcpus, -OLD.memory_mib, -OLD.disk_gib);
  END IF;
  IF TG_OP IN ('INSERT', 'UPDATE') THEN
    PERFORM host_capacity_add(NEW.host_id, NEW.vcpus, NEW.memory_mib, NEW.disk_gib);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER allocation_capacity AFTER INSERT OR UPDATE OR DELETE ON allocation
  FOR EACH ROW EXECUTE FUNCTION host_capacity_claim();

-- Writer: engine. Last successful look at the world; observed_at is when what was seen last changed.
CREATE TABLE observed (
  id uuid PRIMARY KEY REFERENCES desired (id) ON DELETE CASCADE,
  observed jsonb NOT NULL,
  observed_at timestamptz NOT NULL DEFAULT now()
);

-- Writer: engine. What is reported; every change notifies cairn_status with the id, which wakes long polls.
CREATE TABLE status (
  id uuid PRIMARY KEY REFERENCES desired (id) ON DELETE CASCADE,
  status jsonb NOT NULL DEFAULT '{}',
  conditions jsonb NOT NULL DEFAULT '[]',
  -- Last generation realised.
  observed_generation bigint NOT NULL DEFAULT 0,
  -- Generation that status and conditions speak of: a Stalled of an older one says nothing about the newest spec.
  seen_generation bigint NOT NULL DEFAULT 0,
  -- [{field, expected, found, since}]
  drift jsonb NOT NULL DEFAULT '[]',
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX status_unschedulable ON status (id)
  WHERE conditions @> '[{"type": "Ready", "reason": "Unschedulable"}]';

-- Writer: engine. One row an operation, written before (intent) and after (result).
CREATE TABLE journal (
  sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  resource_id uuid NOT NULL,
  generation bigint NOT NULL,
  plan_hash text NOT NULL,
  ordinal integer NOT NULL,
  operation text NOT NULL,
  arguments jsonb NOT NULL,
  reason text NOT NULL,
  started_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  -- null while it runs or when the process died in it
  outcome text CHECK (outcome IN ('done', 'failed')),
  error jsonb
);
CREATE INDEX journal_resource ON journal (resource_id, sequence);
CREATE INDEX journal_started ON journal (started_at);

-- Writers: api and engine, only through the functions of store/queue.ts. The row carries an id, never a payload.
CREATE TABLE queue (
  id uuid PRIMARY KEY REFERENCES desired (id) ON DELETE CASCADE,
  due_at timestamptz NOT NULL DEFAULT now(),
  -- lower first: 0 a user's change, 1 an event or a dependency, 2 resync
  priority smallint NOT NULL DEFAULT 0,
  -- grows at each wake-up, so that one that comes during a run is not lost
  wakes bigint NOT NULL DEFAULT 1,
  attempt integer NOT NULL DEFAULT 0,
  lease_holder text,
  lease_until timestamptz
);
CREATE INDEX queue_due ON queue (priority, due_at);
CREATE INDEX queue_next ON queue (due_at);
CREATE INDEX queue_leased ON queue (lease_until) WHERE lease_until IS NOT NULL;

-- Append-only. Writers: api (user actions), engine (changes of status, drift, operations).
CREATE TABLE event (
  sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now(),
  resource_id uuid,
  kind text,
  project_id uuid,
  type text NOT NULL,
  actor text,
  request_id text,
  message text NOT NULL,
  data jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX event_resource ON event (resource_id, sequence);
CREATE INDEX event_at ON event (at);

-- Writer: api. Tokens are random; only their SHA-256 is stored.
CREATE TABLE token (
  hash text PRIMARY KEY,
  name text NOT NULL,
  project_id uuid REFERENCES desired (id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);

-- Writer: workers.
CREATE TABLE worker_run (
  name text PRIMARY KEY,
  started_at timestamptz NOT NULL,
  finished_at timestamptz,
  outcome text,
  message text
);

-- Writer: api. Facts of the installation: bootstrap done, default project.
CREATE TABLE setting (
  name text PRIMARY KEY,
  value jsonb NOT NULL
);
`,
  },
  {
    version: 2,
    name: '000002-members',
    sql: `-- Members of a set: servers that the engine makes, changes and removes for an object of the kind server_set.
-- Writer of these rows: engine, through store/members.ts alone; the api refuses to touch them.
ALTER TABLE desired
  ADD COLUMN member_of uuid REFERENCES desired (id),
  ADD COLUMN member_key text,
  -- Digest of what the set asked for when the row was written: equal means that there is nothing to compare.
  ADD COLUMN member_revision text,
  ADD CONSTRAINT desired_member_key CHECK ((member_of IS NULL) = (member_key IS NULL));
CREATE UNIQUE INDEX desired_members ON desired (member_of, member_key) WHERE member_of IS NOT NULL;
`,
  },
  {
    version: 3,
    name: '000003-minted-tokens',
    sql: `-- Tokens that another token asked for. They hold only while that one does, and go with it.
ALTER TABLE token ADD COLUMN parent_hash text REFERENCES token (hash) ON DELETE CASCADE;
CREATE INDEX token_parent ON token (parent_hash) WHERE parent_hash IS NOT NULL;
`,
  },
  {
    version: 4,
    name: '000004-identity',
    sql: `-- Identity. Names are unique among what one owner has: a project, or a domain for users, groups and projects, or a user.
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
`,
  },
  {
    version: 5,
    name: '000005-logins',
    sql: `-- Logins: the keys that tokens are made with, tokens that were revoked, failures, and one row by which every process sees that
-- something changed of who may what.

-- Writer: identity. One row. Each counter grows in the transaction of the change; processes compare it with what they last saw.
CREATE TABLE identity_revision (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  -- users, groups, roles, assignments, projects, domains, credentials, policies
  subjects bigint NOT NULL DEFAULT 0,
  -- token_revocation
  revocations bigint NOT NULL DEFAULT 0,
  -- token_key
  keys bigint NOT NULL DEFAULT 0
);
INSERT INTO identity_revision DEFAULT VALUES;

-- Raises \`subjects\`, once a transaction however often it is called.
CREATE FUNCTION touch_identity() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  revision bigint;
BEGIN
  IF current_setting('cairn.identity_touched_by', true) = pg_current_xact_id()::text THEN
    RETURN;
  END IF;
  UPDATE identity_revision SET subjects = subjects + 1 RETURNING subjects INTO revision;
  PERFORM pg_notify('cairn_identity', 'subjects ' || revision);
  PERFORM set_config('cairn.identity_touched_by', pg_current_xact_id()::text, true);
END $$;

-- At the end of the transaction, so that writers wait for each other no longer than a commit takes.
CREATE FUNCTION desired_identity_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_identity();
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER desired_identity_written AFTER INSERT OR UPDATE ON desired
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.kind IN ('domain', 'project', 'user', 'group', 'group_membership', 'role', 'role_assignment',
    'application_credential', 'policy'))
  EXECUTE FUNCTION desired_identity_changed();
CREATE CONSTRAINT TRIGGER desired_identity_removed AFTER DELETE ON desired
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.kind IN ('domain', 'project', 'user', 'group', 'group_membership', 'role', 'role_assignment',
    'application_credential', 'policy'))
  EXECUTE FUNCTION desired_identity_changed();

-- Writers: identity, and the trigger below.
CREATE TABLE user_login (
  user_id uuid PRIMARY KEY REFERENCES desired (id) ON DELETE CASCADE,
  -- How often all sessions of the user were ended; a token holds the number of its time.
  epoch bigint NOT NULL DEFAULT 0,
  password_changed_at timestamptz
);

-- Another password ends the user's sessions, and so does being disabled: they do not come back with being enabled.
CREATE FUNCTION user_sessions_end() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed boolean := NEW.secrets ->> 'password_wo' IS DISTINCT FROM OLD.secrets ->> 'password_wo';
BEGIN
  -- The same password under a new hash.
  IF current_setting('cairn.same_password_in', true) = pg_current_xact_id()::text THEN
    RETURN NULL;
  END IF;
  INSERT INTO user_login (user_id, epoch, password_changed_at)
    VALUES (NEW.id, 1, CASE WHEN changed THEN now() END)
    ON CONFLICT (user_id) DO UPDATE SET epoch = user_login.epoch + 1,
      password_changed_at = coalesce(EXCLUDED.password_changed_at, user_login.password_changed_at);
  RETURN NULL;
END $$;
CREATE TRIGGER desired_user_sessions AFTER UPDATE ON desired FOR EACH ROW
  WHEN (NEW.kind = 'user' AND (NEW.secrets ->> 'password_wo' IS DISTINCT FROM OLD.secrets ->> 'password_wo'
    OR (NEW.spec ->> 'enabled' = 'false' AND OLD.spec ->> 'enabled' IS DISTINCT FROM 'false')))
  EXECUTE FUNCTION user_sessions_end();

-- Writer: identity. Row 0 is the staged key, the one without an end the primary; see identity/key-ring.ts.
CREATE TABLE token_key (
  number integer PRIMARY KEY CHECK (number >= 0),
  key bytea NOT NULL CHECK (length(key) = 32),
  primary_at timestamptz,
  retired_at timestamptz,
  -- Longest life of a token that was made with it.
  lifetime_seconds integer NOT NULL CHECK (lifetime_seconds > 0),
  CHECK ((number = 0) = (primary_at IS NULL)),
  CHECK (number > 0 OR retired_at IS NULL)
);
CREATE UNIQUE INDEX token_key_primary ON token_key ((retired_at IS NULL)) WHERE number > 0 AND retired_at IS NULL;

-- Writer: identity. Tokens that were ended by name, until they would have expired.
CREATE TABLE token_revocation (
  audit_id text PRIMARY KEY,
  user_id uuid NOT NULL,
  expires_at timestamptz NOT NULL,
  -- identity_revision.revocations when it was written: grows in the order of commits.
  revision bigint NOT NULL
);
CREATE INDEX token_revocation_revision ON token_revocation (revision);
CREATE INDEX token_revocation_user ON token_revocation (user_id);
CREATE INDEX token_revocation_expiry ON token_revocation (expires_at);

-- Writer: identity. Failed logins by a digest of who was named, whether there is such a user or not.
CREATE TABLE login_failure (
  subject text PRIMARY KEY,
  failures integer NOT NULL,
  last_failed_at timestamptz NOT NULL
);
CREATE INDEX login_failure_time ON login_failure (last_failed_at);

-- Who a user is and may what: read at a login and after each change.
CREATE INDEX desired_assignment_user ON desired ((spec ->> 'user_id')) WHERE kind = 'role_assignment';
CREATE INDEX desired_assignment_group ON desired ((spec ->> 'group_id')) WHERE kind = 'role_assignment';
CREATE INDEX desired_membership_user ON desired ((spec ->> 'user_id')) WHERE kind = 'group_membership';
`,
  },
  {
    version: 7,
    name: '000007-audit',
    sql: `-- Who asked from where, and with what success: the log of events is the audit log too.
ALTER TABLE event
  ADD COLUMN source_address text,
  ADD COLUMN outcome text NOT NULL DEFAULT 'done' CHECK (outcome IN ('done', 'refused'));
CREATE INDEX event_refused ON event (sequence) WHERE outcome = 'refused';
CREATE INDEX event_actor ON event (actor, sequence) WHERE actor IS NOT NULL;
`,
  },
  {
    version: 8,
    name: '000008-content-proof',
    sql: `-- Writer: api. Objects whose bytes somebody of their project sent. Bytes are stored once for all projects, but to know their digest is not
-- to have them: without a row here they are not the object's content, as if they were not there.
CREATE TABLE content_proof (
  id uuid PRIMARY KEY REFERENCES desired ON DELETE CASCADE,
  proven_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO content_proof (id)
  SELECT d.id FROM desired d JOIN status s ON s.id = d.id WHERE d.kind = 'image' AND s.status ->> 'state' = 'active';
`,
  },
  {
    version: 9,
    name: '000009-quota',
    sql: `-- Writer: api. What each object takes of its project's quota; goes with the object. Members of a set take nothing: the set took it for them.
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
`,
  },
  {
    version: 10,
    name: '000010-content',
    sql: `-- Writers: api, engine. What each object's bytes are, once somebody of its project sent them or the service itself brought them. Bytes are
-- stored once for all projects, but to know their digest is not to have them: without a row here they are not the object's content.
ALTER TABLE content_proof RENAME TO content;
ALTER TABLE content ADD COLUMN sha256 text CHECK (sha256 ~ '^[0-9a-f]{64}$'), ADD COLUMN size_bytes bigint CHECK (size_bytes >= 0);
UPDATE content c SET sha256 = d.spec ->> 'sha256', size_bytes = (d.spec ->> 'size_bytes')::bigint FROM desired d WHERE d.id = c.id;
ALTER TABLE content ALTER COLUMN sha256 SET NOT NULL, ALTER COLUMN size_bytes SET NOT NULL;
ALTER INDEX content_proof_pkey RENAME TO content_pkey;
ALTER TABLE content RENAME CONSTRAINT content_proof_id_fkey TO content_id_fkey;
CREATE INDEX content_sha256 ON content (sha256);

-- Writer: api. What a spec names that may go while the spec names it (x-on-delete: keep).
CREATE TABLE loose_reference (
  from_id uuid NOT NULL REFERENCES desired ON DELETE CASCADE,
  path text NOT NULL,
  to_id uuid NOT NULL REFERENCES desired ON DELETE CASCADE,
  PRIMARY KEY (from_id, path)
);
CREATE INDEX loose_reference_to ON loose_reference (to_id);

-- What images may say besides, with the schema's defaults for those that are there.
UPDATE desired SET spec = '{"container_format": "bare", "visibility": "private", "protected": false, "hidden": false, "deactivated": false, "tags": []}' || spec
  WHERE kind = 'image';
`,
  },
  {
    version: 11,
    name: '000011-transfers',
    sql: `-- Writers: api, engine, through store/transfers.ts alone. Bytes on their way now, written once a second by the process that moves them; a row
-- that was not written for a while belongs to a process that died. Nothing is decided by it, so losing it costs nothing.
CREATE UNLOGGED TABLE transfer (
  id uuid PRIMARY KEY,
  resource_id uuid NOT NULL,
  host_id uuid,
  activity text NOT NULL,
  done_bytes bigint NOT NULL,
  -- null while nobody knows
  total_bytes bigint,
  rate_bytes_per_second bigint,
  started_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX transfer_resource ON transfer (resource_id);
`,
  },
  {
    version: 12,
    name: '000012-arrival',
    sql: `-- Writer: engine. How the content that the service itself brings for an image is coming: of which version of its source the bytes are that wait
-- as its upload, or why there will never be any.
CREATE TABLE arrival (
  id uuid PRIMARY KEY REFERENCES desired ON DELETE CASCADE,
  version text,
  total_bytes bigint CHECK (total_bytes >= 0),
  refusal text
);

-- Writer: engine. What bytes became when they were converted for hosts: once, whatever number of images has them.
CREATE TABLE conversion (
  source_sha256 text NOT NULL CHECK (source_sha256 ~ '^[0-9a-f]{64}$'),
  source_format text NOT NULL,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint NOT NULL CHECK (size_bytes >= 0),
  PRIMARY KEY (source_sha256, source_format)
);
CREATE INDEX conversion_sha256 ON conversion (sha256);
`,
  },
  {
    version: 14,
    name: '000014-content-removal',
    sql: `-- Writer: store/content-removal.ts alone. Bytes that are being removed from the stores: until that is over nobody can begin to have them.
CREATE TABLE content_removal (
  sha256 text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  -- Whose removal it is: only that one ends it.
  token uuid NOT NULL,
  started_at timestamptz NOT NULL DEFAULT now()
);
`,
  },
  {
    version: 15,
    name: '000015-shared-images',
    sql: `-- Images that other projects may use.

-- Which images a project is a member of: asked by every list of images.
CREATE INDEX desired_image_member ON desired ((spec ->> 'member_id')) WHERE kind = 'image_member';

-- Images that are there already say what they said by saying nothing, so that filters find them.
UPDATE desired SET spec = '{"visibility": "private", "protected": false, "hidden": false, "deactivated": false, "tags": [],
    "container_format": "bare"}'::jsonb || spec
  WHERE kind = 'image';
`,
  },
  {
    version: 16,
    name: '000016-copies',
    sql: `-- Copies on hosts are named by what they hold, so several images may share one.

-- Writers: engine and workers, through store/copies.ts alone. Who writes the copy of these bytes on a host now: whoever sends it or removes it has
-- its row, so that nobody else does. While it is being removed nothing can begin to need it.
CREATE TABLE copy_writer (
  host_id uuid NOT NULL REFERENCES desired ON DELETE CASCADE,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  image_id uuid NOT NULL REFERENCES desired ON DELETE CASCADE,
  removing boolean NOT NULL,
  PRIMARY KEY (host_id, sha256)
);
CREATE INDEX copy_writer_image ON copy_writer (image_id);

-- Writer: workers. When a server last needed the copy of these bytes on a host, or when the copy was first seen.
CREATE TABLE copy_use (
  host_id uuid NOT NULL REFERENCES desired ON DELETE CASCADE,
  sha256 text NOT NULL,
  used_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (host_id, sha256)
);

-- Writers: api; workers when they evict. Hosts on which somebody wants a copy before any server does.
CREATE TABLE copy_wish (
  image_id uuid NOT NULL REFERENCES desired ON DELETE CASCADE,
  host_id uuid NOT NULL REFERENCES desired ON DELETE CASCADE,
  wished_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (image_id, host_id)
);
CREATE INDEX copy_wish_host ON copy_wish (host_id);

-- What hosts get of an image, or may get.
CREATE FUNCTION image_digests(image uuid) RETURNS SETOF text LANGUAGE sql STABLE AS $$
  SELECT sha256 FROM content WHERE id = image
  UNION SELECT made.sha256 FROM content c JOIN conversion made ON made.source_sha256 = c.sha256 WHERE c.id = image
$$;

-- The images of which hosts get, or may get, these bytes.
CREATE FUNCTION images_with(digest text) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT id FROM content WHERE sha256 = digest
  UNION SELECT c.id FROM conversion made JOIN content c ON c.sha256 = made.source_sha256 WHERE made.sha256 = digest
$$;

-- A removal begins under the exclusive form of this lock (store/copies.ts), so whoever needs the bytes is either seen by it or sees it.
CREATE FUNCTION copy_lock_shared(digest text) RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock_shared(20471, hashtext(digest))
$$;

CREATE FUNCTION allocation_copy_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  image uuid := coalesce(NEW.image_id, NEW.owner_id);
BEGIN
  PERFORM copy_lock_shared(digest) FROM image_digests(image) AS digest;
  IF EXISTS (SELECT 1 FROM copy_writer w WHERE w.host_id = NEW.host_id AND w.removing AND w.sha256 IN (SELECT image_digests(image))) THEN
    RAISE EXCEPTION 'the copy on host % is being removed', NEW.host_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'copy_stays';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER allocation_copy AFTER INSERT OR UPDATE OF host_id, image_id ON allocation FOR EACH ROW
  WHEN (NEW.host_id IS NOT NULL AND (NEW.image_id IS NOT NULL OR NEW.slot LIKE 'held:%'))
  EXECUTE FUNCTION allocation_copy_stays();

CREATE FUNCTION content_copy_known() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM copy_lock_shared(NEW.sha256);
  RETURN NEW;
END $$;
CREATE TRIGGER content_copy BEFORE INSERT ON content FOR EACH ROW EXECUTE FUNCTION content_copy_known();
CREATE TRIGGER conversion_copy BEFORE INSERT OR UPDATE ON conversion FOR EACH ROW EXECUTE FUNCTION content_copy_known();

-- Servers that are there keep the copies that they were made from, whose names were those of images.
UPDATE resolved r SET choices = r.choices || jsonb_build_object('images', (
    SELECT jsonb_object_agg(i.id, jsonb_build_object('volume_name', 'cairn-image-' || i.id,
        'format', CASE i.spec ->> 'disk_format' WHEN 'qcow2' THEN 'qcow2' ELSE 'raw' END))
      FROM allocation a JOIN desired i ON i.id = a.image_id WHERE a.owner_id = r.id))
  FROM desired d JOIN observed o ON o.id = d.id
  WHERE d.id = r.id AND d.kind = 'server' AND jsonb_typeof(o.observed -> 'domain') = 'object'
    AND EXISTS (SELECT 1 FROM allocation a WHERE a.owner_id = r.id AND a.image_id IS NOT NULL);
`,
  },
  {
    version: 17,
    name: '000017-orders',
    sql: `-- Writers: api gives orders; engine takes them, with the choices that contain them. What somebody asked to be done once with an object.
CREATE TABLE object_order (
  id uuid NOT NULL UNIQUE,
  object_id uuid NOT NULL REFERENCES desired ON DELETE CASCADE,
  name text NOT NULL,
  arguments jsonb NOT NULL,
  ordered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (object_id, name)
);
`,
  },
  {
    version: 18,
    name: '000018-image-lists',
    sql: `-- Lists of images in the order of their names, and of those that one project may see among many that it may not.

CREATE INDEX desired_image_name ON desired
  ((coalesce(spec #>> '{properties,os_glance_name}', name)) COLLATE "C", created_at DESC, id DESC) WHERE kind = 'image';
CREATE INDEX desired_image_project ON desired (project_id, created_at) WHERE kind = 'image';
CREATE INDEX desired_image_visibility ON desired ((spec ->> 'visibility')) WHERE kind = 'image';
CREATE INDEX desired_image_tags ON desired USING gin ((spec -> 'tags')) WHERE kind = 'image';
`,
  },
  {
    version: 19,
    name: '000019-flavor-access',
    sql: `-- Flavors that are there are for every project.
UPDATE desired SET spec = '{"public": true, "access_project_ids": [], "extra_specs": {}}'::jsonb || spec WHERE kind = 'flavor';
`,
  },
  {
    version: 20,
    name: '000020-consoles',
    sql: `-- Writer: api. Rights to open one console once, by the SHA-256 of their token.
CREATE TABLE console_token (
  hash text PRIMARY KEY CHECK (hash ~ '^[0-9a-f]{64}$'),
  server_id uuid NOT NULL REFERENCES desired ON DELETE CASCADE,
  type text NOT NULL CHECK (type IN ('serial', 'vnc')),
  user_id uuid REFERENCES desired ON DELETE CASCADE,
  token_hash text REFERENCES token ON DELETE CASCADE,
  actor text NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX console_token_expiry ON console_token (expires_at);
CREATE INDEX console_token_server ON console_token (server_id);
CREATE INDEX console_token_user ON console_token (user_id);
CREATE INDEX console_token_token ON console_token (token_hash);
`,
  },
  {
    version: 21,
    name: '000021-placement',
    sql: `-- Server groups: the claims of a group's members are under its rule.
ALTER TABLE allocation ADD COLUMN group_id uuid REFERENCES desired (id);
CREATE INDEX allocation_group ON allocation (group_id, host_id) WHERE group_id IS NOT NULL;

-- Members of one group claim one after the other, before any of them waits for a host, so that none can wait for another in a circle.
-- A hard rule refuses a claim that would break it, whatever was decided from an older look.
CREATE FUNCTION allocation_group_rule() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  rule jsonb;
  refused boolean := false;
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.group_id IS NOT NULL THEN
    PERFORM pg_advisory_xact_lock(20472, hashtext(OLD.group_id::text));
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  IF NEW.group_id IS NULL OR NEW.host_id IS NULL THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND (OLD.group_id, OLD.host_id, OLD.slot) IS NOT DISTINCT FROM (NEW.group_id, NEW.host_id, NEW.slot) THEN
    RETURN NEW;
  END IF;
  PERFORM pg_advisory_xact_lock(20472, hashtext(NEW.group_id::text));
  SELECT spec INTO rule FROM desired WHERE id = NEW.group_id;
  IF rule ->> 'policy' = 'anti-affinity' THEN
    SELECT count(DISTINCT a.owner_id) >= coalesce((rule ->> 'max_servers_per_host')::integer, 1) INTO refused
      FROM allocation a
      WHERE a.group_id = NEW.group_id AND a.host_id = NEW.host_id AND a.owner_id <> NEW.owner_id;
  ELSIF rule ->> 'policy' = 'affinity' AND NEW.slot = 'placement' THEN
    SELECT EXISTS (SELECT 1 FROM allocation a
      WHERE a.group_id = NEW.group_id AND a.host_id <> NEW.host_id AND a.owner_id <> NEW.owner_id
        AND a.slot = 'placement') INTO refused;
  END IF;
  IF refused THEN
    RAISE EXCEPTION 'the policy of server group % forbids host %', NEW.group_id, NEW.host_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'server_group_rule';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER allocation_group BEFORE INSERT OR UPDATE OR DELETE ON allocation
  FOR EACH ROW EXECUTE FUNCTION allocation_group_rule();

-- What the scheduler must read again: hosts and aggregates that changed, each with the last transaction that changed it. Writers: the
-- trigger below, and the engine for what it reports of hosts. A process reads on from the oldest transaction that was open when it read
-- last, so that it misses none that commits late.
CREATE TABLE placement_change (
  id uuid PRIMARY KEY,
  changed_in xid8 NOT NULL DEFAULT pg_current_xact_id()
);
CREATE INDEX placement_change_in ON placement_change (changed_in);

CREATE FUNCTION placement_changed(object uuid) RETURNS void LANGUAGE sql AS $$
  INSERT INTO placement_change (id) VALUES (object)
    ON CONFLICT (id) DO UPDATE SET changed_in = pg_current_xact_id()
$$;

CREATE FUNCTION desired_placement_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM placement_changed(coalesce(NEW.id, OLD.id));
  IF coalesce(NEW.kind, OLD.kind) = 'aggregate' THEN
    -- Its ratios say what may be promised on its hosts, those that it had included.
    INSERT INTO queue (id, due_at, priority)
      SELECT d.id, now(), 1 FROM desired d
        WHERE d.kind = 'host' AND d.id IN (
          SELECT CAST(host AS uuid) FROM jsonb_array_elements_text(
            coalesce(NEW.spec -> 'host_ids', '[]') || coalesce(OLD.spec -> 'host_ids', '[]')) AS host)
        ORDER BY d.id FOR KEY SHARE SKIP LOCKED
      ON CONFLICT (id) DO UPDATE SET due_at = least(queue.due_at, excluded.due_at),
        priority = least(queue.priority, excluded.priority), wakes = queue.wakes + 1;
    PERFORM pg_notify('cairn_queue', '');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER desired_placement_written AFTER INSERT OR UPDATE ON desired
  FOR EACH ROW WHEN (NEW.kind IN ('host', 'aggregate')) EXECUTE FUNCTION desired_placement_changed();
CREATE TRIGGER desired_placement_removed AFTER DELETE ON desired
  FOR EACH ROW WHEN (OLD.kind IN ('host', 'aggregate')) EXECUTE FUNCTION desired_placement_changed();

-- What is claimed on hosts is read the same way. seen_at: when an engine last saw the host itself.
ALTER TABLE host_capacity
  ADD COLUMN changed_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
  ADD COLUMN seen_at timestamptz NOT NULL DEFAULT now();
CREATE INDEX host_capacity_changed ON host_capacity (changed_in);
CREATE INDEX host_capacity_seen ON host_capacity (seen_at);

CREATE FUNCTION host_capacity_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.changed_in := pg_current_xact_id();
  RETURN NEW;
END $$;
CREATE TRIGGER host_capacity_moved BEFORE UPDATE ON host_capacity
  FOR EACH ROW WHEN ((OLD.vcpus_claimed, OLD.memory_mib_claimed, OLD.disk_gib_claimed)
    IS DISTINCT FROM (NEW.vcpus_claimed, NEW.memory_mib_claimed, NEW.disk_gib_claimed))
  EXECUTE FUNCTION host_capacity_moved();

-- A server that could not be made on a host. Writer: engine.
CREATE TABLE placement_failure (
  object_id uuid NOT NULL REFERENCES desired (id) ON DELETE CASCADE,
  host_id uuid NOT NULL REFERENCES desired (id) ON DELETE CASCADE,
  failed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (object_id, host_id)
);
CREATE INDEX placement_failure_host ON placement_failure (host_id, failed_at);

-- What a host keeps for itself beside memory.
UPDATE desired SET spec = '{"reserved_vcpus": 0, "reserved_disk_gib": 0}'::jsonb || spec WHERE kind = 'host';
`,
  },
  {
    version: 22,
    name: '000022-trouble',
    sql: `-- What was tried in vain for an object, so that it is tried less often and people are told; null when all goes well.
ALTER TABLE status ADD COLUMN trouble jsonb;
CREATE INDEX status_stuck ON status (id) WHERE conditions @> '[{"type": "Stuck", "status": "True"}]';
`,
  },
  {
    version: 23,
    name: '000023-compute-defaults',
    sql: `-- What servers and hosts may say since they can move has defaults, which those of before get here.
UPDATE desired SET spec = '{"migration_policy": "live", "on_host_loss": "wait"}'::jsonb || spec WHERE kind = 'server';
UPDATE desired SET spec = '{"fenced": false}'::jsonb || spec WHERE kind = 'host';
`,
  },
  {
    version: 26,
    name: '000026-drain',
    sql: `-- Hosts can be drained.
UPDATE desired SET spec = '{"drain": false}'::jsonb || spec WHERE kind = 'host';

-- Who leaves a host, and who is to leave one and found no other.
CREATE INDEX allocation_leaving ON allocation (host_id, owner_id) WHERE slot = 'leaving';
CREATE INDEX status_undrainable ON status (id) WHERE conditions @> '[{"type": "Draining", "reason": "Unschedulable"}]';
`,
  },
  {
    version: 27,
    name: '000027-placement-tries',
    sql: `-- What was said when a server could not be made on a host: it names the tries that failed.
ALTER TABLE placement_failure ADD COLUMN message text NOT NULL DEFAULT '';
`,
  },
  {
    version: 29,
    name: '000029-moves',
    sql: `-- All moves of servers, newest first, without a walk through everything else that happened.
CREATE INDEX event_moves ON event (sequence) WHERE type IN ('migration_started', 'evacuated');
`,
  },
  {
    version: 30,
    name: '000030-disruptions',
    sql: `-- Servers of groups and sets that Cairn disturbs now, from the choice that begins it until they are as asked again. Writer: engine.
CREATE TABLE disruption (
  server_id uuid PRIMARY KEY REFERENCES desired (id) ON DELETE CASCADE,
  began_at timestamptz NOT NULL DEFAULT now()
);

-- Who waits until another server is available again.
CREATE INDEX status_waits_for_budget ON status (id)
  WHERE conditions @> '[{"type": "Ready", "reason": "WaitingForBudget"}]'
    OR conditions @> '[{"type": "Draining", "reason": "WaitingForBudget"}]';
`,
  },
  {
    version: 31,
    name: '000031-zones',
    sql: `-- The zone that a server was placed in because its spec asked for it: another one moves it.
UPDATE resolved r SET choices = r.choices || jsonb_build_object('availability_zone', d.spec -> 'availability_zone')
  FROM desired d WHERE d.id = r.id AND d.kind = 'server' AND d.spec ? 'availability_zone' AND r.choices ? 'host_id';
`,
  },
  {
    version: 32,
    name: '000032-pinning',
    sql: `-- Guests with CPUs of their own and with memory of certain NUMA cells. What a claim holds of these, {"cpus": [], "cells": [{"cell_id",
-- "page_kib", "memory_mib"}]}, is spread by a trigger over rows under constraints, in the transaction that claims.
ALTER TABLE allocation ADD COLUMN pinning jsonb;

-- A CPU of a host belongs to one server.
CREATE TABLE pinned_cpu (
  host_id uuid NOT NULL REFERENCES desired (id) ON DELETE CASCADE,
  cpu integer NOT NULL CHECK (cpu >= 0),
  owner_id uuid NOT NULL REFERENCES desired (id) ON DELETE CASCADE,
  PRIMARY KEY (host_id, cpu)
);
CREATE INDEX pinned_cpu_owner ON pinned_cpu (owner_id);

-- Memory of a host's NUMA cells by size of page, 0 for ordinary pages. Writer of the totals: engine.
CREATE TABLE host_cell (
  host_id uuid NOT NULL REFERENCES desired (id) ON DELETE CASCADE,
  cell_id integer NOT NULL,
  page_kib integer NOT NULL,
  memory_mib_total bigint NOT NULL,
  memory_mib_claimed bigint NOT NULL DEFAULT 0 CHECK (memory_mib_claimed >= 0),
  PRIMARY KEY (host_id, cell_id, page_kib)
);

CREATE FUNCTION pinning_release(host uuid, owner uuid, pinning jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM pinned_cpu p WHERE p.host_id = host AND p.owner_id = owner
    AND p.cpu IN (SELECT CAST(each AS integer) FROM jsonb_array_elements_text(pinning -> 'cpus') AS each);
  UPDATE host_cell c SET memory_mib_claimed = c.memory_mib_claimed - n.memory_mib
    FROM jsonb_to_recordset(pinning -> 'cells') AS n (cell_id integer, page_kib integer, memory_mib bigint)
    WHERE c.host_id = host AND c.cell_id = n.cell_id AND c.page_kib = n.page_kib;
END $$;

-- A claim that asks for more than a cell has left fails with check_violation on host_cell_fits, one that asks for another's CPU with
-- unique_violation on pinned_cpu_pkey.
CREATE FUNCTION pinning_take(host uuid, owner uuid, pinning jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  taken integer;
BEGIN
  INSERT INTO pinned_cpu (host_id, cpu, owner_id)
    SELECT host, CAST(each AS integer), owner FROM jsonb_array_elements_text(pinning -> 'cpus') AS each
    ORDER BY CAST(each AS integer);
  UPDATE host_cell c SET memory_mib_claimed = c.memory_mib_claimed + n.memory_mib
    FROM jsonb_to_recordset(pinning -> 'cells') AS n (cell_id integer, page_kib integer, memory_mib bigint)
    WHERE c.host_id = host AND c.cell_id = n.cell_id AND c.page_kib = n.page_kib
      AND c.memory_mib_claimed + n.memory_mib <= c.memory_mib_total;
  GET DIAGNOSTICS taken = ROW_COUNT;
  IF taken <> jsonb_array_length(pinning -> 'cells') THEN
    RAISE EXCEPTION 'a NUMA cell of host % cannot take the claim', host
      USING ERRCODE = 'check_violation', CONSTRAINT = 'host_cell_fits';
  END IF;
END $$;

CREATE FUNCTION allocation_pinning() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD.host_id, OLD.owner_id, OLD.pinning) IS NOT DISTINCT FROM (NEW.host_id, NEW.owner_id, NEW.pinning) THEN
    RETURN NULL;
  END IF;
  -- One after the other on a host, whoever claims; and every process reads the host's claims anew.
  UPDATE host_capacity SET changed_in = pg_current_xact_id()
    WHERE host_id IN (SELECT id FROM unnest(ARRAY[
      CASE WHEN TG_OP <> 'INSERT' AND OLD.pinning IS NOT NULL THEN OLD.host_id END,
      CASE WHEN TG_OP <> 'DELETE' AND NEW.pinning IS NOT NULL THEN NEW.host_id END]) AS id);
  IF TG_OP <> 'INSERT' AND OLD.pinning IS NOT NULL THEN
    PERFORM pinning_release(OLD.host_id, OLD.owner_id, OLD.pinning);
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.pinning IS NOT NULL THEN
    PERFORM pinning_take(NEW.host_id, NEW.owner_id, NEW.pinning);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER allocation_pinning_added AFTER INSERT ON allocation
  FOR EACH ROW WHEN (NEW.pinning IS NOT NULL) EXECUTE FUNCTION allocation_pinning();
CREATE TRIGGER allocation_pinning_changed AFTER UPDATE ON allocation
  FOR EACH ROW WHEN (OLD.pinning IS NOT NULL OR NEW.pinning IS NOT NULL) EXECUTE FUNCTION allocation_pinning();
CREATE TRIGGER allocation_pinning_removed AFTER DELETE ON allocation
  FOR EACH ROW WHEN (OLD.pinning IS NOT NULL) EXECUTE FUNCTION allocation_pinning();
`,
  },
  {
    version: 33,
    name: '000033-console-sessions',
    sql: `-- The session of the login that asked for a console, which the console ends with; null for a token of the table token.
ALTER TABLE console_token ADD COLUMN session jsonb;
`,
  },
];
