import { KIND_NAMES, KINDS } from '../../../schemas/generated/kinds.ts';
import type { KindName } from '../../../schemas/generated/types.ts';
import type { Condition } from '../../model/condition.ts';
import { driftStatus } from '../../model/drift.ts';
import type { JsonObject } from '../../model/json.ts';
import type { View } from '../../store/listing.ts';

/** An object as the API returns it. */
export type Envelope = {
  readonly id: string;
  readonly kind: KindName;
  readonly generation: number;
  readonly observed_generation: number;
  /** Whether a client keeps it in its state. */
  readonly claimed: boolean;
  readonly spec: JsonObject;
  readonly status: JsonObject;
  readonly conditions: readonly Condition[];
  readonly deletion_requested_at: string | null;
  readonly created_at: string;
  readonly updated_at: string;
};

/** Pure. What callers get of an object: every status property of its kind, null where nothing is known yet. */
export function toEnvelope(view: View): Envelope {
  const { resource } = view;
  return {
    id: resource.id,
    kind: resource.kind,
    generation: resource.generation,
    observed_generation: view.observed_generation,
    claimed: view.claimed,
    spec: resource.spec,
    status: statusOf(view),
    conditions: view.conditions,
    deletion_requested_at: resource.deletion_requested_at,
    created_at: resource.created_at,
    updated_at: resource.updated_at,
  };
}

/** Pure. The entity tag of a generation. */
export function etagOf(generation: number): string {
  return `"${generation}"`;
}

/** What is reported of each kind, looked up for every object of long lists. */
const STATUS_NAMES: ReadonlyMap<KindName, readonly string[]> = new Map(
  KIND_NAMES.map((kind) => [
    kind,
    KINDS[kind].fields
      .filter((field) => field.source === 'status' && field.pointer.lastIndexOf('/') === 0)
      .map((field) => field.pointer.slice(1)),
  ]),
);

function statusOf(view: View): JsonObject {
  const names = STATUS_NAMES.get(view.resource.kind) ?? [];
  return Object.fromEntries(
    names.map((name) => [name, name === 'drift' ? driftStatus(view.drift) : (view.status[name] ?? null)]),
  );
}
