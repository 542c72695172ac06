-- Writers: api, engine, through store/transfers.ts alone. Bytes on their way now, written once a second by the process that moves them; a row
-- that was not written for a while belongs to a process that died. Nothing is decided by it, so losing it costs nothing.
CREATE UNLOGGED TABLE transfer (
  id uuid PRIMARY KEY,
  resource_id uuid NOT NULL,
  host_id uuid,
  activity text NOT NULL,
  done_bytes bigint NOT NULL,
  -- null while nobody knows
  total_bytes bigint,
  rate_bytes_per_second bigint,
  started_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX transfer_resource ON transfer (resource_id);
