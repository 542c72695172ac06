-- Server groups: the claims of a group's members are under its rule.
ALTER TABLE allocation ADD COLUMN group_id uuid REFERENCES desired (id);
CREATE INDEX allocation_group ON allocation (group_id, host_id) WHERE group_id IS NOT NULL;

-- Members of one group claim one after the other, before any of them waits for a host, so that none can wait for another in a circle.
-- A hard rule refuses a claim that would break it, whatever was decided from an older look.
CREATE FUNCTION allocation_group_rule() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  rule jsonb;
  refused boolean := false;
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.group_id IS NOT NULL THEN
    PERFORM pg_advisory_xact_lock(20472, hashtext(OLD.group_id::text));
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  IF NEW.group_id IS NULL OR NEW.host_id IS NULL THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND (OLD.group_id, OLD.host_id, OLD.slot) IS NOT DISTINCT FROM (NEW.group_id, NEW.host_id, NEW.slot) THEN
    RETURN NEW;
  END IF;
  PERFORM pg_advisory_xact_lock(20472, hashtext(NEW.group_id::text));
  SELECT spec INTO rule FROM desired WHERE id = NEW.group_id;
  IF rule ->> 'policy' = 'anti-affinity' THEN
    SELECT count(DISTINCT a.owner_id) >= coalesce((rule ->> 'max_servers_per_host')::integer, 1) INTO refused
      FROM allocation a
      WHERE a.group_id = NEW.group_id AND a.host_id = NEW.host_id AND a.owner_id <> NEW.owner_id;
  ELSIF rule ->> 'policy' = 'affinity' AND NEW.slot = 'placement' THEN
    SELECT EXISTS (SELECT 1 FROM allocation a
      WHERE a.group_id = NEW.group_id AND a.host_id <> NEW.host_id AND a.owner_id <> NEW.owner_id
        AND a.slot = 'placement') INTO refused;
  END IF;
  IF refused THEN
    RAISE EXCEPTION 'the policy of server group % forbids host %', NEW.group_id, NEW.host_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'server_group_rule';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER allocation_group BEFORE INSERT OR UPDATE OR DELETE ON allocation
  FOR EACH ROW EXECUTE FUNCTION allocation_group_rule();

-- What the scheduler must read again: hosts and aggregates that changed, each with the last transaction that changed it. Writers: the
-- trigger below, and the engine for what it reports of hosts. A process reads on from the oldest transaction that was open when it read
-- last, so that it misses none that commits late.
CREATE TABLE placement_change (
  id uuid PRIMARY KEY,
  changed_in xid8 NOT NULL DEFAULT pg_current_xact_id()
);
CREATE INDEX placement_change_in ON placement_change (changed_in);

CREATE FUNCTION placement_changed(object uuid) RETURNS void LANGUAGE sql AS $$
  INSERT INTO placement_change (id) VALUES (object)
    ON CONFLICT (id) DO UPDATE SET changed_in = pg_current_xact_id()
$$;

CREATE FUNCTION desired_placement_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM placement_changed(coalesce(NEW.id, OLD.id));
  IF coalesce(NEW.kind, OLD.kind) = 'aggregate' THEN
    -- Its ratios say what may be promised on its hosts, those that it had included.
    INSERT INTO queue (id, due_at, priority)
      SELECT d.id, now(), 1 FROM desired d
        WHERE d.kind = 'host' AND d.id IN (
          SELECT CAST(host AS uuid) FROM jsonb_array_elements_text(
            coalesce(NEW.spec -> 'host_ids', '[]') || coalesce(OLD.spec -> 'host_ids', '[]')) AS host)
        ORDER BY d.id FOR KEY SHARE SKIP LOCKED
      ON CONFLICT (id) DO UPDATE SET due_at = least(queue.due_at, excluded.due_at),
        priority = least(queue.priority, excluded.priority), wakes = queue.wakes + 1;
    PERFORM pg_notify('cairn_queue', '');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER desired_placement_written AFTER INSERT OR UPDATE ON desired
  FOR EACH ROW WHEN (NEW.kind IN ('host', 'aggregate')) EXECUTE FUNCTION desired_placement_changed();
CREATE TRIGGER desired_placement_removed AFTER DELETE ON desired
  FOR EACH ROW WHEN (OLD.kind IN ('host', 'aggregate')) EXECUTE FUNCTION desired_placement_changed();

-- What is claimed on hosts is read the same way. seen_at: when an engine last saw the host itself.
ALTER TABLE host_capacity
  ADD COLUMN changed_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
  ADD COLUMN seen_at timestamptz NOT NULL DEFAULT now();
CREATE INDEX host_capacity_changed ON host_capacity (changed_in);
CREATE INDEX host_capacity_seen ON host_capacity (seen_at);

CREATE FUNCTION host_capacity_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.changed_in := pg_current_xact_id();
  RETURN NEW;
END $$;
CREATE TRIGGER host_capacity_moved BEFORE UPDATE ON host_capacity
  FOR EACH ROW WHEN ((OLD.vcpus_claimed, OLD.memory_mib_claimed, OLD.disk_gib_claimed)
    IS DISTINCT FROM (NEW.vcpus_claimed, NEW.memory_mib_claimed, NEW.disk_gib_claimed))
  EXECUTE FUNCTION host_capacity_moved();

-- A server that could not be made on a host. Writer: engine.
CREATE TABLE placement_failure (
  object_id uuid NOT NULL REFERENCES desired (id) ON DELETE CASCADE,
  host_id uuid NOT NULL REFERENCES desired (id) ON DELETE CASCADE,
  failed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (object_id, host_id)
);
CREATE INDEX placement_failure_host ON placement_failure (host_id, failed_at);

-- What a host keeps for itself beside memory.
UPDATE desired SET spec = '{"reserved_vcpus": 0, "reserved_disk_gib": 0}'::jsonb || spec WHERE kind = 'host';
