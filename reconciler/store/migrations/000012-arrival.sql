-- Writer: engine. How the content that the service itself brings for an image is coming: of which version of its source the bytes are that wait
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
