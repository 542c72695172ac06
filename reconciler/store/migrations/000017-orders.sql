-- Writers: api gives orders; engine takes them, with the choices that contain them. What somebody asked to be done once with an object.
CREATE TABLE object_order (
  id uuid NOT NULL UNIQUE,
  object_id uuid NOT NULL REFERENCES desired ON DELETE CASCADE,
  name text NOT NULL,
  arguments jsonb NOT NULL,
  ordered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (object_id, name)
);
