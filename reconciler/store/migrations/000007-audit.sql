-- Who asked from where, and with what success: the log of events is the audit log too.
ALTER TABLE event
  ADD COLUMN source_address text,
  ADD COLUMN outcome text NOT NULL DEFAULT 'done' CHECK (outcome IN ('done', 'refused'));
CREATE INDEX event_refused ON event (sequence) WHERE outcome = 'refused';
CREATE INDEX event_actor ON event (actor, sequence) WHERE actor IS NOT NULL;
