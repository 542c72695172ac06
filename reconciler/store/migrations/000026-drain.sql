-- Hosts can be drained.
UPDATE desired SET spec = '{"drain": false}'::jsonb || spec WHERE kind = 'host';

-- Who leaves a host, and who is to leave one and found no other.
CREATE INDEX allocation_leaving ON allocation (host_id, owner_id) WHERE slot = 'leaving';
CREATE INDEX status_undrainable ON status (id) WHERE conditions @> '[{"type": "Draining", "reason": "Unschedulable"}]';
