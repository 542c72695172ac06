-- Logins: the keys that tokens are made with, tokens that were revoked, failures, and one row by which every process sees that
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

-- Raises `subjects`, once a transaction however often it is called.
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
