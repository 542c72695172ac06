-- Writers: api, engine. What each object's bytes are, once somebody of its project sent them or the service itself brought them. Bytes are
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
