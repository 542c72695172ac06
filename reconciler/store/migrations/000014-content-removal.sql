-- Writer: store/content-removal.ts alone. Bytes that are being removed from the stores: until that is over nobody can begin to have them.
CREATE TABLE content_removal (
  sha256 text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  -- Whose removal it is: only that one ends it.
  token uuid NOT NULL,
  started_at timestamptz NOT NULL DEFAULT now()
);
