import type { KindName } from '../../schemas/generated/types.ts';
import type { JsonObject } from './json.ts';
import type { Condition } from './condition.ts';
import type { PinningClaim } from './pinning.ts';

/** What a user asked for: one row of `desired`. `Spec` is the kind's validated spec with defaults filled in. */
export type Resource<Spec = JsonObject> = {
  readonly id: string;
  readonly kind: KindName;
  /** Null for kinds that no project owns (project, flavor, host). */
  readonly project_id: string | null;
  readonly name: string;
  readonly spec: Spec;
  /** Count of spec edits, from 1. */
  readonly generation: number;
  readonly deletion_requested_at: string | null;
  readonly created_at: string;
  readonly updated_at: string;
};

/** What the engine knows of an object beyond its spec: choices made, last look at the world, last report. */
export type Known<Spec = JsonObject> = {
  readonly resource: Resource<Spec>;
  /** Choices stored by resolve (host, addresses, names on the host); empty before the first. */
  readonly choices: JsonObject;
  /** Last successful observation, null before the first. */
  readonly observed: JsonObject | null;
  /** Public status as the schema's readOnly properties describe it; empty before the first reconcile. */
  readonly status: JsonObject;
  readonly conditions: readonly Condition[];
  /** Last generation realised; 0 before the first. */
  readonly observed_generation: number;
};

/** What an object may know of one that uses it. */
export type User = {
  readonly name: string;
  /** Whether the last look found a domain of it on its host. */
  readonly has_domain: boolean;
};

/** A claim of one owner on something scarce or shared. `slot` is unique per owner, for example 'placement', 'nic:eth0', 'image:<id>'. */
export type Allocation = {
  readonly owner_id: string;
  readonly slot: string;
  readonly host_id: string | null;
  readonly subnet_id: string | null;
  readonly image_id: string | null;
  /** IPv4 address in the subnet; unique per subnet. */
  readonly address: string | null;
  /** MAC address; unique everywhere. */
  readonly mac: string | null;
  /** Server group under whose policy the claim on the host is; null for none. */
  readonly group_id: string | null;
  readonly vcpus: number;
  readonly memory_mib: number;
  readonly disk_gib: number;
  /** CPUs and memory of NUMA cells that nobody else has on the host; left out for none. */
  readonly pinning?: PinningClaim;
};
