-- Servers of groups and sets that Cairn disturbs now, from the choice that begins it until they are as asked again. Writer: engine.
CREATE TABLE disruption (
  server_id uuid PRIMARY KEY REFERENCES desired (id) ON DELETE CASCADE,
  began_at timestamptz NOT NULL DEFAULT now()
);

-- Who waits until another server is available again.
CREATE INDEX status_waits_for_budget ON status (id)
  WHERE conditions @> '[{"type": "Ready", "reason": "WaitingForBudget"}]'
    OR conditions @> '[{"type": "Draining", "reason": "WaitingForBudget"}]';
