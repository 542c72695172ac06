-- Tokens that another token asked for. They hold only while that one does, and go with it.
ALTER TABLE token ADD COLUMN parent_hash text REFERENCES token (hash) ON DELETE CASCADE;
CREATE INDEX token_parent ON token (parent_hash) WHERE parent_hash IS NOT NULL;
