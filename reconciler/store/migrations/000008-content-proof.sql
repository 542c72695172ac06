-- Writer: api. Objects whose bytes somebody of their project sent. Bytes are stored once for all projects, but to know their digest is not
-- to have them: without a row here they are not the object's content, as if they were not there.
CREATE TABLE content_proof (
  id uuid PRIMARY KEY REFERENCES desired ON DELETE CASCADE,
  proven_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO content_proof (id)
  SELECT d.id FROM desired d JOIN status s ON s.id = d.id WHERE d.kind = 'image' AND s.status ->> 'state' = 'active';
