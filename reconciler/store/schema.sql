-- columns
allocation.owner_id uuid NOT NULL
allocation.slot text NOT NULL
allocation.host_id uuid
allocation.subnet_id uuid
allocation.image_id uuid
allocation.address inet
allocation.mac macaddr
allocation.vcpus integer NOT NULL DEFAULT 0
allocation.memory_mib bigint NOT NULL DEFAULT 0
allocation.disk_gib bigint NOT NULL DEFAULT 0
allocation.group_id uuid
allocation.pinning jsonb
arrival.id uuid NOT NULL
arrival.version text
arrival.total_bytes bigint
arrival.refusal text
console_token.hash text NOT NULL
console_token.server_id uuid NOT NULL
console_token.type text NOT NULL
console_token.user_id uuid
console_token.token_hash text
console_token.actor text NOT NULL
console_token.expires_at timestamp with time zone NOT NULL
console_token.session jsonb
content.id uuid NOT NULL
content.proven_at timestamp with time zone NOT NULL DEFAULT now()
content.sha256 text NOT NULL
content.size_bytes bigint NOT NULL
content_removal.sha256 text NOT NULL
content_removal.token uuid NOT NULL
content_removal.started_at timestamp with time zone NOT NULL DEFAULT now()
conversion.source_sha256 text NOT NULL
conversion.source_format text NOT NULL
conversion.sha256 text NOT NULL
conversion.size_bytes bigint NOT NULL
copy_use.host_id uuid NOT NULL
copy_use.sha256 text NOT NULL
copy_use.used_at timestamp with time zone NOT NULL DEFAULT now()
copy_wish.image_id uuid NOT NULL
copy_wish.host_id uuid NOT NULL
copy_wish.wished_at timestamp with time zone NOT NULL DEFAULT now()
copy_writer.host_id uuid NOT NULL
copy_writer.sha256 text NOT NULL
copy_writer.image_id uuid NOT NULL
copy_writer.removing boolean NOT NULL
desired.id uuid NOT NULL
desired.kind text NOT NULL
desired.project_id uuid
desired.name text NOT NULL
desired.spec jsonb NOT NULL
desired.secrets jsonb NOT NULL DEFAULT '{}'::jsonb
desired.generation bigint NOT NULL DEFAULT 1
desired.created_by text NOT NULL
desired.origin text
desired.run text
desired.claimed boolean NOT NULL DEFAULT false
desired.deletion_requested_at timestamp with time zone
desired.created_at timestamp with time zone NOT NULL DEFAULT now()
desired.updated_at timestamp with time zone NOT NULL DEFAULT now()
desired.member_of uuid
desired.member_key text
desired.member_revision text
desired.owner_id uuid
disruption.server_id uuid NOT NULL
disruption.began_at timestamp with time zone NOT NULL DEFAULT now()
event.sequence bigint NOT NULL IDENTITY
event.at timestamp with time zone NOT NULL DEFAULT now()
event.resource_id uuid
event.kind text
event.project_id uuid
event.type text NOT NULL
event.actor text
event.request_id text
event.message text NOT NULL
event.data jsonb NOT NULL DEFAULT '{}'::jsonb
event.source_address text
event.outcome text NOT NULL DEFAULT 'done'::text
host_capacity.host_id uuid NOT NULL
host_capacity.vcpus_total integer NOT NULL
host_capacity.memory_mib_total bigint NOT NULL
host_capacity.disk_gib_total bigint NOT NULL
host_capacity.vcpus_claimed integer NOT NULL DEFAULT 0
host_capacity.memory_mib_claimed bigint NOT NULL DEFAULT 0
host_capacity.disk_gib_claimed bigint NOT NULL DEFAULT 0
host_capacity.changed_in xid8 NOT NULL DEFAULT pg_current_xact_id()
host_capacity.seen_at timestamp with time zone NOT NULL DEFAULT now()
host_cell.host_id uuid NOT NULL
host_cell.cell_id integer NOT NULL
host_cell.page_kib integer NOT NULL
host_cell.memory_mib_total bigint NOT NULL
host_cell.memory_mib_claimed bigint NOT NULL DEFAULT 0
identity_revision.singleton boolean NOT NULL DEFAULT true
identity_revision.subjects bigint NOT NULL DEFAULT 0
identity_revision.revocations bigint NOT NULL DEFAULT 0
identity_revision.keys bigint NOT NULL DEFAULT 0
journal.sequence bigint NOT NULL IDENTITY
journal.resource_id uuid NOT NULL
journal.generation bigint NOT NULL
journal.plan_hash text NOT NULL
journal.ordinal integer NOT NULL
journal.operation text NOT NULL
journal.arguments jsonb NOT NULL
journal.reason text NOT NULL
journal.started_at timestamp with time zone NOT NULL DEFAULT now()
journal.finished_at timestamp with time zone
journal.outcome text
journal.error jsonb
login_failure.subject text NOT NULL
login_failure.failures integer NOT NULL
login_failure.last_failed_at timestamp with time zone NOT NULL
loose_reference.from_id uuid NOT NULL
loose_reference.path text NOT NULL
loose_reference.to_id uuid NOT NULL
migration.version integer NOT NULL
migration.name text NOT NULL
migration.applied_at timestamp with time zone NOT NULL DEFAULT now()
object_order.id uuid NOT NULL
object_order.object_id uuid NOT NULL
object_order.name text NOT NULL
object_order.arguments jsonb NOT NULL
object_order.ordered_at timestamp with time zone NOT NULL DEFAULT clock_timestamp()
observed.id uuid NOT NULL
observed.observed jsonb NOT NULL
observed.observed_at timestamp with time zone NOT NULL DEFAULT now()
pinned_cpu.host_id uuid NOT NULL
pinned_cpu.cpu integer NOT NULL
pinned_cpu.owner_id uuid NOT NULL
placement_change.id uuid NOT NULL
placement_change.changed_in xid8 NOT NULL DEFAULT pg_current_xact_id()
placement_failure.object_id uuid NOT NULL
placement_failure.host_id uuid NOT NULL
placement_failure.failed_at timestamp with time zone NOT NULL DEFAULT now()
placement_failure.message text NOT NULL DEFAULT ''::text
queue.id uuid NOT NULL
queue.due_at timestamp with time zone NOT NULL DEFAULT now()
queue.priority smallint NOT NULL DEFAULT 0
queue.wakes bigint NOT NULL DEFAULT 1
queue.attempt integer NOT NULL DEFAULT 0
queue.lease_holder text
queue.lease_until timestamp with time zone
quota_claim.owner_id uuid NOT NULL
quota_claim.project_id uuid NOT NULL
quota_claim.resource text NOT NULL
quota_claim.amount bigint NOT NULL
reference.from_id uuid NOT NULL
reference.to_id uuid NOT NULL
reference.path text NOT NULL
reference.cascades boolean NOT NULL DEFAULT false
resolved.id uuid NOT NULL
resolved.choices jsonb NOT NULL
resolved.realised jsonb
resolved.updated_at timestamp with time zone NOT NULL DEFAULT now()
setting.name text NOT NULL
setting.value jsonb NOT NULL
status.id uuid NOT NULL
status.status jsonb NOT NULL DEFAULT '{}'::jsonb
status.conditions jsonb NOT NULL DEFAULT '[]'::jsonb
status.observed_generation bigint NOT NULL DEFAULT 0
status.seen_generation bigint NOT NULL DEFAULT 0
status.drift jsonb NOT NULL DEFAULT '[]'::jsonb
status.updated_at timestamp with time zone NOT NULL DEFAULT now()
status.trouble jsonb
token.hash text NOT NULL
token.name text NOT NULL
token.project_id uuid
token.created_at timestamp with time zone NOT NULL DEFAULT now()
token.expires_at timestamp with time zone
token.last_used_at timestamp with time zone
token.revoked_at timestamp with time zone
token.parent_hash text
token_key.number integer NOT NULL
token_key.key bytea NOT NULL
token_key.primary_at timestamp with time zone
token_key.retired_at timestamp with time zone
token_key.lifetime_seconds integer NOT NULL
token_revocation.audit_id text NOT NULL
token_revocation.user_id uuid NOT NULL
token_revocation.expires_at timestamp with time zone NOT NULL
token_revocation.revision bigint NOT NULL
transfer.id uuid NOT NULL
transfer.resource_id uuid NOT NULL
transfer.host_id uuid
transfer.activity text NOT NULL
transfer.done_bytes bigint NOT NULL
transfer.total_bytes bigint
transfer.rate_bytes_per_second bigint
transfer.started_at timestamp with time zone NOT NULL DEFAULT now()
transfer.updated_at timestamp with time zone NOT NULL DEFAULT now()
user_login.user_id uuid NOT NULL
user_login.epoch bigint NOT NULL DEFAULT 0
user_login.password_changed_at timestamp with time zone
worker_run.name text NOT NULL
worker_run.started_at timestamp with time zone NOT NULL
worker_run.finished_at timestamp with time zone
worker_run.outcome text
worker_run.message text

-- constraints
allocation allocation_address UNIQUE (subnet_id, address)
allocation allocation_group_id_fkey FOREIGN KEY (group_id) REFERENCES desired(id)
allocation allocation_host_id_fkey FOREIGN KEY (host_id) REFERENCES desired(id)
allocation allocation_image_id_fkey FOREIGN KEY (image_id) REFERENCES desired(id)
allocation allocation_mac UNIQUE (mac)
allocation allocation_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES desired(id) ON DELETE CASCADE
allocation allocation_pkey PRIMARY KEY (owner_id, slot)
allocation allocation_subnet_id_fkey FOREIGN KEY (subnet_id) REFERENCES desired(id)
arrival arrival_id_fkey FOREIGN KEY (id) REFERENCES desired(id) ON DELETE CASCADE
arrival arrival_pkey PRIMARY KEY (id)
arrival arrival_total_bytes_check CHECK ((total_bytes >= 0))
console_token console_token_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text))
console_token console_token_pkey PRIMARY KEY (hash)
console_token console_token_server_id_fkey FOREIGN KEY (server_id) REFERENCES desired(id) ON DELETE CASCADE
console_token console_token_token_hash_fkey FOREIGN KEY (token_hash) REFERENCES token(hash) ON DELETE CASCADE
console_token console_token_type_check CHECK ((type = ANY (ARRAY['serial'::text, 'vnc'::text])))
console_token console_token_user_id_fkey FOREIGN KEY (user_id) REFERENCES desired(id) ON DELETE CASCADE
content content_id_fkey FOREIGN KEY (id) REFERENCES desired(id) ON DELETE CASCADE
content content_pkey PRIMARY KEY (id)
content content_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
content content_size_bytes_check CHECK ((size_bytes >= 0))
content_removal content_removal_pkey PRIMARY KEY (sha256)
content_removal content_removal_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
conversion conversion_pkey PRIMARY KEY (source_sha256, source_format)
conversion conversion_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
conversion conversion_size_bytes_check CHECK ((size_bytes >= 0))
conversion conversion_source_sha256_check CHECK ((source_sha256 ~ '^[0-9a-f]{64}$'::text))
copy_use copy_use_host_id_fkey FOREIGN KEY (host_id) REFERENCES desired(id) ON DELETE CASCADE
copy_use copy_use_pkey PRIMARY KEY (host_id, sha256)
copy_wish copy_wish_host_id_fkey FOREIGN KEY (host_id) REFERENCES desired(id) ON DELETE CASCADE
copy_wish copy_wish_image_id_fkey FOREIGN KEY (image_id) REFERENCES desired(id) ON DELETE CASCADE
copy_wish copy_wish_pkey PRIMARY KEY (image_id, host_id)
copy_writer copy_writer_host_id_fkey FOREIGN KEY (host_id) REFERENCES desired(id) ON DELETE CASCADE
copy_writer copy_writer_image_id_fkey FOREIGN KEY (image_id) REFERENCES desired(id) ON DELETE CASCADE
copy_writer copy_writer_pkey PRIMARY KEY (host_id, sha256)
copy_writer copy_writer_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
desired desired_generation_check CHECK ((generation >= 1))
desired desired_identity_removed TRIGGER DEFERRABLE INITIALLY DEFERRED
desired desired_identity_written TRIGGER DEFERRABLE INITIALLY DEFERRED
desired desired_member_key CHECK (((member_of IS NULL) = (member_key IS NULL)))
desired desired_member_of_fkey FOREIGN KEY (member_of) REFERENCES desired(id)
desired desired_pkey PRIMARY KEY (id)
disruption disruption_pkey PRIMARY KEY (server_id)
disruption disruption_server_id_fkey FOREIGN KEY (server_id) REFERENCES desired(id) ON DELETE CASCADE
event event_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text])))
event event_pkey PRIMARY KEY (sequence)
host_capacity host_capacity_disk_gib_claimed_check CHECK ((disk_gib_claimed >= 0))
host_capacity host_capacity_host_id_fkey FOREIGN KEY (host_id) REFERENCES desired(id) ON DELETE CASCADE
host_capacity host_capacity_memory_mib_claimed_check CHECK ((memory_mib_claimed >= 0))
host_capacity host_capacity_pkey PRIMARY KEY (host_id)
host_capacity host_capacity_vcpus_claimed_check CHECK ((vcpus_claimed >= 0))
host_cell host_cell_host_id_fkey FOREIGN KEY (host_id) REFERENCES desired(id) ON DELETE CASCADE
host_cell host_cell_memory_mib_claimed_check CHECK ((memory_mib_claimed >= 0))
host_cell host_cell_pkey PRIMARY KEY (host_id, cell_id, page_kib)
identity_revision identity_revision_pkey PRIMARY KEY (singleton)
identity_revision identity_revision_singleton_check CHECK (singleton)
journal journal_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'failed'::text])))
journal journal_pkey PRIMARY KEY (sequence)
login_failure login_failure_pkey PRIMARY KEY (subject)
loose_reference loose_reference_from_id_fkey FOREIGN KEY (from_id) REFERENCES desired(id) ON DELETE CASCADE
loose_reference loose_reference_pkey PRIMARY KEY (from_id, path)
loose_reference loose_reference_to_id_fkey FOREIGN KEY (to_id) REFERENCES desired(id) ON DELETE CASCADE
migration migration_pkey PRIMARY KEY (version)
object_order object_order_id_key UNIQUE (id)
object_order object_order_object_id_fkey FOREIGN KEY (object_id) REFERENCES desired(id) ON DELETE CASCADE
object_order object_order_pkey PRIMARY KEY (object_id, name)
observed observed_id_fkey FOREIGN KEY (id) REFERENCES desired(id) ON DELETE CASCADE
observed observed_pkey PRIMARY KEY (id)
pinned_cpu pinned_cpu_cpu_check CHECK ((cpu >= 0))
pinned_cpu pinned_cpu_host_id_fkey FOREIGN KEY (host_id) REFERENCES desired(id) ON DELETE CASCADE
pinned_cpu pinned_cpu_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES desired(id) ON DELETE CASCADE
pinned_cpu pinned_cpu_pkey PRIMARY KEY (host_id, cpu)
placement_change placement_change_pkey PRIMARY KEY (id)
placement_failure placement_failure_host_id_fkey FOREIGN KEY (host_id) REFERENCES desired(id) ON DELETE CASCADE
placement_failure placement_failure_object_id_fkey FOREIGN KEY (object_id) REFERENCES desired(id) ON DELETE CASCADE
placement_failure placement_failure_pkey PRIMARY KEY (object_id, host_id)
queue queue_id_fkey FOREIGN KEY (id) REFERENCES desired(id) ON DELETE CASCADE
queue queue_pkey PRIMARY KEY (id)
quota_claim quota_claim_amount_check CHECK ((amount > 0))
quota_claim quota_claim_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES desired(id) ON DELETE CASCADE
quota_claim quota_claim_pkey PRIMARY KEY (owner_id, resource)
reference reference_from_id_fkey FOREIGN KEY (from_id) REFERENCES desired(id) ON DELETE CASCADE
reference reference_pkey PRIMARY KEY (from_id, path)
reference reference_to_id_fkey FOREIGN KEY (to_id) REFERENCES desired(id)
resolved resolved_id_fkey FOREIGN KEY (id) REFERENCES desired(id) ON DELETE CASCADE
resolved resolved_pkey PRIMARY KEY (id)
setting setting_pkey PRIMARY KEY (name)
status status_id_fkey FOREIGN KEY (id) REFERENCES desired(id) ON DELETE CASCADE
status status_pkey PRIMARY KEY (id)
token token_parent_hash_fkey FOREIGN KEY (parent_hash) REFERENCES token(hash) ON DELETE CASCADE
token token_pkey PRIMARY KEY (hash)
token token_project_id_fkey FOREIGN KEY (project_id) REFERENCES desired(id) ON DELETE CASCADE
token_key token_key_check CHECK (((number = 0) = (primary_at IS NULL)))
token_key token_key_check1 CHECK (((number > 0) OR (retired_at IS NULL)))
token_key token_key_key_check CHECK ((length(key) = 32))
token_key token_key_lifetime_seconds_check CHECK ((lifetime_seconds > 0))
token_key token_key_number_check CHECK ((number >= 0))
token_key token_key_pkey PRIMARY KEY (number)
token_revocation token_revocation_pkey PRIMARY KEY (audit_id)
transfer transfer_pkey PRIMARY KEY (id)
user_login user_login_pkey PRIMARY KEY (user_id)
user_login user_login_user_id_fkey FOREIGN KEY (user_id) REFERENCES desired(id) ON DELETE CASCADE
worker_run worker_run_pkey PRIMARY KEY (name)

-- indexes
CREATE INDEX allocation_group ON public.allocation USING btree (group_id, host_id) WHERE (group_id IS NOT NULL)
CREATE INDEX allocation_host ON public.allocation USING btree (host_id)
CREATE INDEX allocation_image ON public.allocation USING btree (image_id)
CREATE INDEX allocation_leaving ON public.allocation USING btree (host_id, owner_id) WHERE (slot = 'leaving'::text)
CREATE INDEX allocation_subnet ON public.allocation USING btree (subnet_id)
CREATE INDEX console_token_expiry ON public.console_token USING btree (expires_at)
CREATE INDEX console_token_server ON public.console_token USING btree (server_id)
CREATE INDEX console_token_token ON public.console_token USING btree (token_hash)
CREATE INDEX console_token_user ON public.console_token USING btree (user_id)
CREATE INDEX content_sha256 ON public.content USING btree (sha256)
CREATE INDEX conversion_sha256 ON public.conversion USING btree (sha256)
CREATE INDEX copy_wish_host ON public.copy_wish USING btree (host_id)
CREATE INDEX copy_writer_image ON public.copy_writer USING btree (image_id)
CREATE INDEX desired_assignment_group ON public.desired USING btree (((spec ->> 'group_id'::text))) WHERE (kind = 'role_assignment'::text)
CREATE INDEX desired_assignment_user ON public.desired USING btree (((spec ->> 'user_id'::text))) WHERE (kind = 'role_assignment'::text)
CREATE INDEX desired_content ON public.desired USING btree (kind, ((spec ->> 'sha256'::text))) WHERE ((spec ->> 'sha256'::text) IS NOT NULL)
CREATE INDEX desired_image_member ON public.desired USING btree (((spec ->> 'member_id'::text))) WHERE (kind = 'image_member'::text)
CREATE INDEX desired_image_name ON public.desired USING btree (COALESCE((spec #>> '{properties,os_glance_name}'::text[]), name) COLLATE "C", created_at DESC, id DESC) WHERE (kind = 'image'::text)
CREATE INDEX desired_image_project ON public.desired USING btree (project_id, created_at) WHERE (kind = 'image'::text)
CREATE INDEX desired_image_tags ON public.desired USING gin (((spec -> 'tags'::text))) WHERE (kind = 'image'::text)
CREATE INDEX desired_image_visibility ON public.desired USING btree (((spec ->> 'visibility'::text))) WHERE (kind = 'image'::text)
CREATE INDEX desired_listing ON public.desired USING btree (kind, created_at, id)
CREATE INDEX desired_membership_user ON public.desired USING btree (((spec ->> 'user_id'::text))) WHERE (kind = 'group_membership'::text)
CREATE INDEX desired_owner ON public.desired USING btree (owner_id, kind) WHERE (owner_id IS NOT NULL)
CREATE INDEX event_actor ON public.event USING btree (actor, sequence) WHERE (actor IS NOT NULL)
CREATE INDEX event_at ON public.event USING btree (at)
CREATE INDEX event_moves ON public.event USING btree (sequence) WHERE (type = ANY (ARRAY['migration_started'::text, 'evacuated'::text]))
CREATE INDEX event_refused ON public.event USING btree (sequence) WHERE (outcome = 'refused'::text)
CREATE INDEX event_resource ON public.event USING btree (resource_id, sequence)
CREATE INDEX host_capacity_changed ON public.host_capacity USING btree (changed_in)
CREATE INDEX host_capacity_seen ON public.host_capacity USING btree (seen_at)
CREATE INDEX journal_resource ON public.journal USING btree (resource_id, sequence)
CREATE INDEX journal_started ON public.journal USING btree (started_at)
CREATE INDEX login_failure_time ON public.login_failure USING btree (last_failed_at)
CREATE INDEX loose_reference_to ON public.loose_reference USING btree (to_id)
CREATE INDEX pinned_cpu_owner ON public.pinned_cpu USING btree (owner_id)
CREATE INDEX placement_change_in ON public.placement_change USING btree (changed_in)
CREATE INDEX placement_failure_host ON public.placement_failure USING btree (host_id, failed_at)
CREATE INDEX queue_due ON public.queue USING btree (priority, due_at)
CREATE INDEX queue_leased ON public.queue USING btree (lease_until) WHERE (lease_until IS NOT NULL)
CREATE INDEX queue_next ON public.queue USING btree (due_at)
CREATE INDEX quota_claim_usage ON public.quota_claim USING btree (project_id, resource) INCLUDE (amount)
CREATE INDEX reference_to ON public.reference USING btree (to_id)
CREATE INDEX status_stuck ON public.status USING btree (id) WHERE (conditions @> '[{"type": "Stuck", "status": "True"}]'::jsonb)
CREATE INDEX status_undrainable ON public.status USING btree (id) WHERE (conditions @> '[{"type": "Draining", "reason": "Unschedulable"}]'::jsonb)
CREATE INDEX status_unschedulable ON public.status USING btree (id) WHERE (conditions @> '[{"type": "Ready", "reason": "Unschedulable"}]'::jsonb)
CREATE INDEX status_waits_for_budget ON public.status USING btree (id) WHERE ((conditions @> '[{"type": "Ready", "reason": "WaitingForBudget"}]'::jsonb) OR (conditions @> '[{"type": "Draining", "reason": "WaitingForBudget"}]'::jsonb))
CREATE INDEX token_parent ON public.token USING btree (parent_hash) WHERE (parent_hash IS NOT NULL)
CREATE INDEX token_revocation_expiry ON public.token_revocation USING btree (expires_at)
CREATE INDEX token_revocation_revision ON public.token_revocation USING btree (revision)
CREATE INDEX token_revocation_user ON public.token_revocation USING btree (user_id)
CREATE INDEX transfer_resource ON public.transfer USING btree (resource_id)
CREATE UNIQUE INDEX allocation_address ON public.allocation USING btree (subnet_id, address)
CREATE UNIQUE INDEX allocation_mac ON public.allocation USING btree (mac)
CREATE UNIQUE INDEX allocation_pkey ON public.allocation USING btree (owner_id, slot)
CREATE UNIQUE INDEX arrival_pkey ON public.arrival USING btree (id)
CREATE UNIQUE INDEX console_token_pkey ON public.console_token USING btree (hash)
CREATE UNIQUE INDEX content_pkey ON public.content USING btree (id)
CREATE UNIQUE INDEX content_removal_pkey ON public.content_removal USING btree (sha256)
CREATE UNIQUE INDEX conversion_pkey ON public.conversion USING btree (source_sha256, source_format)
CREATE UNIQUE INDEX copy_use_pkey ON public.copy_use USING btree (host_id, sha256)
CREATE UNIQUE INDEX copy_wish_pkey ON public.copy_wish USING btree (image_id, host_id)
CREATE UNIQUE INDEX copy_writer_pkey ON public.copy_writer USING btree (host_id, sha256)
CREATE UNIQUE INDEX desired_members ON public.desired USING btree (member_of, member_key) WHERE (member_of IS NOT NULL)
CREATE UNIQUE INDEX desired_name ON public.desired USING btree (kind, COALESCE(owner_id, '00000000-0000-0000-0000-000000000000'::uuid), name)
CREATE UNIQUE INDEX desired_pkey ON public.desired USING btree (id)
CREATE UNIQUE INDEX disruption_pkey ON public.disruption USING btree (server_id)
CREATE UNIQUE INDEX event_pkey ON public.event USING btree (sequence)
CREATE UNIQUE INDEX host_capacity_pkey ON public.host_capacity USING btree (host_id)
CREATE UNIQUE INDEX host_cell_pkey ON public.host_cell USING btree (host_id, cell_id, page_kib)
CREATE UNIQUE INDEX identity_revision_pkey ON public.identity_revision USING btree (singleton)
CREATE UNIQUE INDEX journal_pkey ON public.journal USING btree (sequence)
CREATE UNIQUE INDEX login_failure_pkey ON public.login_failure USING btree (subject)
CREATE UNIQUE INDEX loose_reference_pkey ON public.loose_reference USING btree (from_id, path)
CREATE UNIQUE INDEX migration_pkey ON public.migration USING btree (version)
CREATE UNIQUE INDEX object_order_id_key ON public.object_order USING btree (id)
CREATE UNIQUE INDEX object_order_pkey ON public.object_order USING btree (object_id, name)
CREATE UNIQUE INDEX observed_pkey ON public.observed USING btree (id)
CREATE UNIQUE INDEX pinned_cpu_pkey ON public.pinned_cpu USING btree (host_id, cpu)
CREATE UNIQUE INDEX placement_change_pkey ON public.placement_change USING btree (id)
CREATE UNIQUE INDEX placement_failure_pkey ON public.placement_failure USING btree (object_id, host_id)
CREATE UNIQUE INDEX queue_pkey ON public.queue USING btree (id)
CREATE UNIQUE INDEX quota_claim_pkey ON public.quota_claim USING btree (owner_id, resource)
CREATE UNIQUE INDEX reference_pkey ON public.reference USING btree (from_id, path)
CREATE UNIQUE INDEX resolved_pkey ON public.resolved USING btree (id)
CREATE UNIQUE INDEX setting_pkey ON public.setting USING btree (name)
CREATE UNIQUE INDEX status_pkey ON public.status USING btree (id)
CREATE UNIQUE INDEX token_key_pkey ON public.token_key USING btree (number)
CREATE UNIQUE INDEX token_key_primary ON public.token_key USING btree (((retired_at IS NULL))) WHERE ((number > 0) AND (retired_at IS NULL))
CREATE UNIQUE INDEX token_pkey ON public.token USING btree (hash)
CREATE UNIQUE INDEX token_revocation_pkey ON public.token_revocation USING btree (audit_id)
CREATE UNIQUE INDEX transfer_pkey ON public.transfer USING btree (id)
CREATE UNIQUE INDEX user_login_pkey ON public.user_login USING btree (user_id)
CREATE UNIQUE INDEX worker_run_pkey ON public.worker_run USING btree (name)

-- functions
CREATE OR REPLACE FUNCTION public.allocation_copy_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  image uuid := coalesce(NEW.image_id, NEW.owner_id);
BEGIN
  PERFORM copy_lock_shared(digest) FROM image_digests(image) AS digest;
  IF EXISTS (SELECT 1 FROM copy_writer w WHERE w.host_id = NEW.host_id AND w.removing AND w.sha256 IN (SELECT image_digests(image))) THEN
    RAISE EXCEPTION 'the copy on host % is being removed', NEW.host_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'copy_stays';
  END IF;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.allocation_group_rule()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
END $function$

CREATE OR REPLACE FUNCTION public.allocation_pinning()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
END $function$

CREATE OR REPLACE FUNCTION public.content_copy_known()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM copy_lock_shared(NEW.sha256);
  RETURN NEW;
END $function$

CREATE OR REPLACE FUNCTION public.copy_lock_shared(digest text)
 RETURNS void
 LANGUAGE sql
AS $function$
  SELECT pg_advisory_xact_lock_shared(20471, hashtext(digest))
$function$

CREATE OR REPLACE FUNCTION public.desired_identity_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM touch_identity();
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.desired_placement_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
END $function$

CREATE OR REPLACE FUNCTION public.host_capacity_add(host uuid, vcpus integer, memory_mib bigint, disk_gib bigint)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF host IS NULL OR (vcpus = 0 AND memory_mib = 0 AND disk_gib = 0) THEN
    RETURN;
  END IF;
  UPDATE host_capacity c SET vcpus_claimed = c.vcpus_claimed + host_capacity_add.vcpus,
    memory_mib_claimed = c.memory_mib_claimed + host_capacity_add.memory_mib,
    disk_gib_claimed = c.disk_gib_claimed + host_capacity_add.disk_gib
    WHERE c.host_id = host
      AND (host_capacity_add.vcpus <= 0 OR c.vcpus_claimed + host_capacity_add.vcpus <= c.vcpus_total)
      AND (host_capacity_add.memory_mib <= 0
        OR c.memory_mib_claimed + host_capacity_add.memory_mib <= c.memory_mib_total)
      AND (host_capacity_add.disk_gib <= 0 OR c.disk_gib_claimed + host_capacity_add.disk_gib <= c.disk_gib_total);
  IF NOT FOUND AND (vcpus > 0 OR memory_mib > 0 OR disk_gib > 0) THEN
    RAISE EXCEPTION 'host % cannot take the claim', host
      USING ERRCODE = 'check_violation', CONSTRAINT = 'host_capacity_fits';
  END IF;
END $function$

CREATE OR REPLACE FUNCTION public.host_capacity_claim()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.host_id IS NOT DISTINCT FROM NEW.host_id THEN
    PERFORM host_capacity_add(NEW.host_id, NEW.vcpus - OLD.vcpus, NEW.memory_mib - OLD.memory_mib,
      NEW.disk_gib - OLD.disk_gib);
    RETURN NULL;
  END IF;
  IF TG_OP IN ('UPDATE', 'DELETE') THEN
    PERFORM host_capacity_add(OLD.host_id, -OLD.vcpus, -OLD.memory_mib, -OLD.disk_gib);
  END IF;
  IF TG_OP IN ('INSERT', 'UPDATE') THEN
    PERFORM host_capacity_add(NEW.host_id, NEW.vcpus, NEW.memory_mib, NEW.disk_gib);
  END IF;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.host_capacity_moved()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  NEW.changed_in := pg_current_xact_id();
  RETURN NEW;
END $function$

CREATE OR REPLACE FUNCTION public.image_digests(image uuid)
 RETURNS SETOF text
 LANGUAGE sql
 STABLE
AS $function$
  SELECT sha256 FROM content WHERE id = image
  UNION SELECT made.sha256 FROM content c JOIN conversion made ON made.source_sha256 = c.sha256 WHERE c.id = image
$function$

CREATE OR REPLACE FUNCTION public.images_with(digest text)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE
AS $function$
  SELECT id FROM content WHERE sha256 = digest
  UNION SELECT c.id FROM conversion made JOIN content c ON c.sha256 = made.source_sha256 WHERE made.sha256 = digest
$function$

CREATE OR REPLACE FUNCTION public.pinning_release(host uuid, owner uuid, pinning jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  DELETE FROM pinned_cpu p WHERE p.host_id = host AND p.owner_id = owner
    AND p.cpu IN (SELECT CAST(each AS integer) FROM jsonb_array_elements_text(pinning -> 'cpus') AS each);
  UPDATE host_cell c SET memory_mib_claimed = c.memory_mib_claimed - n.memory_mib
    FROM jsonb_to_recordset(pinning -> 'cells') AS n (cell_id integer, page_kib integer, memory_mib bigint)
    WHERE c.host_id = host AND c.cell_id = n.cell_id AND c.page_kib = n.page_kib;
END $function$

CREATE OR REPLACE FUNCTION public.pinning_take(host uuid, owner uuid, pinning jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
END $function$

CREATE OR REPLACE FUNCTION public.placement_changed(object uuid)
 RETURNS void
 LANGUAGE sql
AS $function$
  INSERT INTO placement_change (id) VALUES (object)
    ON CONFLICT (id) DO UPDATE SET changed_in = pg_current_xact_id()
$function$

CREATE OR REPLACE FUNCTION public.touch_identity()
 RETURNS void
 LANGUAGE plpgsql
AS $function$
DECLARE
  revision bigint;
BEGIN
  IF current_setting('cairn.identity_touched_by', true) = pg_current_xact_id()::text THEN
    RETURN;
  END IF;
  UPDATE identity_revision SET subjects = subjects + 1 RETURNING subjects INTO revision;
  PERFORM pg_notify('cairn_identity', 'subjects ' || revision);
  PERFORM set_config('cairn.identity_touched_by', pg_current_xact_id()::text, true);
END $function$

CREATE OR REPLACE FUNCTION public.user_sessions_end()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  changed boolean := NEW.secrets ->> 'password_wo' IS DISTINCT FROM OLD.secrets ->> 'password_wo';
BEGIN
  -- The same password under a new hash.
  IF current_setting('cairn.same_password_in', true) = pg_current_xact_id()::text THEN
    RETURN NULL;
  END IF;
  INSERT INTO user_login (user_id, epoch, password_changed_at)
    VALUES (NEW.id, 1, CASE WHEN changed THEN now() END)
    ON CONFLICT (user_id) DO UPDATE SET epoch = user_login.epoch + 1,
      password_changed_at = coalesce(EXCLUDED.password_changed_at, user_login.password_changed_at);
  RETURN NULL;
END $function$


-- triggers
CREATE CONSTRAINT TRIGGER desired_identity_removed AFTER DELETE ON public.desired DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((old.kind = ANY (ARRAY['domain'::text, 'project'::text, 'user'::text, 'group'::text, 'group_membership'::text, 'role'::text, 'role_assignment'::text, 'application_credential'::text, 'policy'::text]))) EXECUTE FUNCTION desired_identity_changed()
CREATE CONSTRAINT TRIGGER desired_identity_written AFTER INSERT OR UPDATE ON public.desired DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.kind = ANY (ARRAY['domain'::text, 'project'::text, 'user'::text, 'group'::text, 'group_membership'::text, 'role'::text, 'role_assignment'::text, 'application_credential'::text, 'policy'::text]))) EXECUTE FUNCTION desired_identity_changed()
CREATE TRIGGER allocation_capacity AFTER INSERT OR DELETE OR UPDATE ON public.allocation FOR EACH ROW EXECUTE FUNCTION host_capacity_claim()
CREATE TRIGGER allocation_copy AFTER INSERT OR UPDATE OF host_id, image_id ON public.allocation FOR EACH ROW WHEN (((new.host_id IS NOT NULL) AND ((new.image_id IS NOT NULL) OR (new.slot ~~ 'held:%'::text)))) EXECUTE FUNCTION allocation_copy_stays()
CREATE TRIGGER allocation_group BEFORE INSERT OR DELETE OR UPDATE ON public.allocation FOR EACH ROW EXECUTE FUNCTION allocation_group_rule()
CREATE TRIGGER allocation_pinning_added AFTER INSERT ON public.allocation FOR EACH ROW WHEN ((new.pinning IS NOT NULL)) EXECUTE FUNCTION allocation_pinning()
CREATE TRIGGER allocation_pinning_changed AFTER UPDATE ON public.allocation FOR EACH ROW WHEN (((old.pinning IS NOT NULL) OR (new.pinning IS NOT NULL))) EXECUTE FUNCTION allocation_pinning()
CREATE TRIGGER allocation_pinning_removed AFTER DELETE ON public.allocation FOR EACH ROW WHEN ((old.pinning IS NOT NULL)) EXECUTE FUNCTION allocation_pinning()
CREATE TRIGGER content_copy BEFORE INSERT ON public.content FOR EACH ROW EXECUTE FUNCTION content_copy_known()
CREATE TRIGGER conversion_copy BEFORE INSERT OR UPDATE ON public.conversion FOR EACH ROW EXECUTE FUNCTION content_copy_known()
CREATE TRIGGER desired_placement_removed AFTER DELETE ON public.desired FOR EACH ROW WHEN ((old.kind = ANY (ARRAY['host'::text, 'aggregate'::text]))) EXECUTE FUNCTION desired_placement_changed()
CREATE TRIGGER desired_placement_written AFTER INSERT OR UPDATE ON public.desired FOR EACH ROW WHEN ((new.kind = ANY (ARRAY['host'::text, 'aggregate'::text]))) EXECUTE FUNCTION desired_placement_changed()
CREATE TRIGGER desired_user_sessions AFTER UPDATE ON public.desired FOR EACH ROW WHEN (((new.kind = 'user'::text) AND (((new.secrets ->> 'password_wo'::text) IS DISTINCT FROM (old.secrets ->> 'password_wo'::text)) OR (((new.spec ->> 'enabled'::text) = 'false'::text) AND ((old.spec ->> 'enabled'::text) IS DISTINCT FROM 'false'::text))))) EXECUTE FUNCTION user_sessions_end()
CREATE TRIGGER host_capacity_moved BEFORE UPDATE ON public.host_capacity FOR EACH ROW WHEN ((((old.vcpus_claimed IS DISTINCT FROM new.vcpus_claimed) OR (old.memory_mib_claimed IS DISTINCT FROM new.memory_mib_claimed)) OR (old.disk_gib_claimed IS DISTINCT FROM new.disk_gib_claimed))) EXECUTE FUNCTION host_capacity_moved()
