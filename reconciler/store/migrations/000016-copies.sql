-- Copies on hosts are named by what they hold, so several images may share one.

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
