-- All moves of servers, newest first, without a walk through everything else that happened.
CREATE INDEX event_moves ON event (sequence) WHERE type IN ('migration_started', 'evacuated');
