-- What was said when a server could not be made on a host: it names the tries that failed.
ALTER TABLE placement_failure ADD COLUMN message text NOT NULL DEFAULT '';
