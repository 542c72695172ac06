-- What was tried in vain for an object, so that it is tried less often and people are told; null when all goes well.
ALTER TABLE status ADD COLUMN trouble jsonb;
CREATE INDEX status_stuck ON status (id) WHERE conditions @> '[{"type": "Stuck", "status": "True"}]';
