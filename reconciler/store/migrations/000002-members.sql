-- Members of a set: servers that the engine makes, changes and removes for an object of the kind server_set.
-- Writer of these rows: engine, through store/members.ts alone; the api refuses to touch them.
ALTER TABLE desired
  ADD COLUMN member_of uuid REFERENCES desired (id),
  ADD COLUMN member_key text,
  -- Digest of what the set asked for when the row was written: equal means that there is nothing to compare.
  ADD COLUMN member_revision text,
  ADD CONSTRAINT desired_member_key CHECK ((member_of IS NULL) = (member_key IS NULL));
CREATE UNIQUE INDEX desired_members ON desired (member_of, member_key) WHERE member_of IS NOT NULL;
