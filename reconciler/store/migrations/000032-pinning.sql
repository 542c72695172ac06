-- Guests with CPUs of their own and with memory of certain NUMA cells. What a claim holds of these, {"cpus": [], "cells": [{"cell_id",
-- "page_kib", "memory_mib"}]}, is spread by a trigger over rows under constraints, in the transaction that claims.
ALTER TABLE allocation ADD COLUMN pinning jsonb;

-- A CPU of a host belongs to one server.
CREATE TABLE pinned_cpu (
  host_id uuid NOT NULL REFERENCES desired (id) ON DELETE CASCADE,
  cpu integer NOT NULL CHECK (cpu >= 0),
  owner_id uuid NOT NULL REFERENCES desired (id) ON DELETE CASCADE,
  PRIMARY KEY (host_id, cpu)
);
CREATE INDEX pinned_cpu_owner ON pinned_cpu (owner_id);

-- Memory of a host's NUMA cells by size of page, 0 for ordinary pages. Writer of the totals: engine.
CREATE TABLE host_cell (
  host_id uuid NOT NULL REFERENCES desired (id) ON DELETE CASCADE,
  cell_id integer NOT NULL,
  page_kib integer NOT NULL,
  memory_mib_total bigint NOT NULL,
  memory_mib_claimed bigint NOT NULL DEFAULT 0 CHECK (memory_mib_claimed >= 0),
  PRIMARY KEY (host_id, cell_id, page_kib)
);

CREATE FUNCTION pinning_release(host uuid, owner uuid, pinning jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM pinned_cpu p WHERE p.host_id = host AND p.owner_id = owner
    AND p.cpu IN (SELECT CAST(each AS integer) FROM jsonb_array_elements_text(pinning -> 'cpus') AS each);
  UPDATE host_cell c SET memory_mib_claimed = c.memory_mib_claimed - n.memory_mib
    FROM jsonb_to_recordset(pinning -> 'cells') AS n (cell_id integer, page_kib integer, memory_mib bigint)
    WHERE c.host_id = host AND c.cell_id = n.cell_id AND c.page_kib = n.page_kib;
END $$;

-- A claim that asks for more than a cell has left fails with check_violation on host_cell_fits, one that asks for another's CPU with
-- unique_violation on pinned_cpu_pkey.
CREATE FUNCTION pinning_take(host uuid, owner uuid, pinning jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  taken integer;
BEGIN
  INSERT INTO pinned_cpu (host_id, cpu, owner_id)
    SELECT host, CAST(each AS integer), owner FROM jsonb_array_elements_text(pinning -> 'cpus') AS each
    ORDER BY CAST(each AS integer);
  UPDATE host_cell c SET memory_mib_claimed = c.memory_mib_claimed + n.memory_mib
    FROM jsonb_to_recordset(pinning -> 'cells') AS n (cell_id integer, page_kib integer, memory_mib bigint)
    WHERE c.host_id = host AND c.cell_id = n.cell_id AND c.page_kib = n.page_kib
      AND c.memory_mib_claimed + n.memory_mib <= c.memory_mib_total;
  GET DIAGNOSTICS taken = ROW_COUNT;
  IF taken <> jsonb_array_length(pinning -> 'cells') THEN
    RAISE EXCEPTION 'a NUMA cell of host % cannot take the claim', host
      USING ERRCODE = 'check_violation', CONSTRAINT = 'host_cell_fits';
  END IF;
END $$;

CREATE FUNCTION allocation_pinning() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD.host_id, OLD.owner_id, OLD.pinning) IS NOT DISTINCT FROM (NEW.host_id, NEW.owner_id, NEW.pinning) THEN
    RETURN NULL;
  END IF;
  -- One after the other on a host, whoever claims; and every process reads the host's claims anew.
  UPDATE host_capacity SET changed_in = pg_current_xact_id()
    WHERE host_id IN (SELECT id FROM unnest(ARRAY[
      CASE WHEN TG_OP <> 'INSERT' AND OLD.pinning IS NOT NULL THEN OLD.host_id END,
      CASE WHEN TG_OP <> 'DELETE' AND NEW.pinning IS NOT NULL THEN NEW.host_id END]) AS id);
  IF TG_OP <> 'INSERT' AND OLD.pinning IS NOT NULL THEN
    PERFORM pinning_release(OLD.host_id, OLD.owner_id, OLD.pinning);
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.pinning IS NOT NULL THEN
    PERFORM pinning_take(NEW.host_id, NEW.owner_id, NEW.pinning);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER allocation_pinning_added AFTER INSERT ON allocation
  FOR EACH ROW WHEN (NEW.pinning IS NOT NULL) EXECUTE FUNCTION allocation_pinning();
CREATE TRIGGER allocation_pinning_changed AFTER UPDATE ON allocation
  FOR EACH ROW WHEN (OLD.pinning IS NOT NULL OR NEW.pinning IS NOT NULL) EXECUTE FUNCTION allocation_pinning();
CREATE TRIGGER allocation_pinning_removed AFTER DELETE ON allocation
  FOR EACH ROW WHEN (OLD.pinning IS NOT NULL) EXECUTE FUNCTION allocation_pinning();
