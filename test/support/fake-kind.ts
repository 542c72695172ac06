import type { KindName } from '../../schemas/generated/types.ts';
import { CairnError } from '../../reconciler/model/error.ts';
import { eraseKind } from '../../reconciler/model/kind.ts';
import type { AnyKind, Kind } from '../../reconciler/model/kind.ts';
import type { Operation, Plan } from '../../reconciler/model/operation.ts';

/** What a thing should hold. */
export type ThingSpec = {
  readonly value: string;
  readonly colour?: string;
  readonly drift_policy?: 'enforce' | 'report';
};

/** Desired state of a thing. */
export type ThingDesired = {
  readonly id: string;
  readonly deleting: boolean;
  readonly value: string;
  readonly colour: string;
};

/** A thing as seen. */
export type ThingObserved = { readonly value: string | null; readonly colour: string | null };

/** The kind of things, types kept. */
export type ThingKind = Kind<ThingSpec, ThingDesired, ThingObserved>;

/** The world that things live in: two drawers, and a list of every effect in order. */
export type World = {
  readonly values: Map<string, string>;
  readonly colours: Map<string, string>;
  readonly effects: string[];
  /** Called in each operation before its effect; may throw, wait or look around. */
  during: (operation: string, id: string, signal: AbortSignal) => Promise<void>;
  /** Set: looks fail with this. */
  blind: CairnError | null;
};

/** An empty world. */
export function createWorld(): World {
  return {
    values: new Map(),
    colours: new Map(),
    effects: [],
    during: () => Promise.resolve(),
    blind: null,
  };
}

/** One operation of a thing. */
export function step(name: string, id: string, more: Partial<Operation> = {}): Operation {
  return {
    name,
    arguments: { id },
    after: [],
    timeout_seconds: 5,
    reason: `${name} ${id.slice(0, 4)}`,
    disruption: 'none',
    destructive: false,
    ...more,
  };
}

/**
 * A kind with a world of two drawers: `write` and `paint` are independent and both come after `open`; deletion is `erase`. Enough to
 * meet everything that the engine does.
 */
export function thingKind(
  world: World,
  overrides: Partial<ThingKind> = {},
  name: KindName = 'server',
): AnyKind {
  const act = (operation: string, effect: (id: string, text: string) => void) => {
    return async (context: { signal: AbortSignal }, args: { id?: unknown; text?: unknown }) => {
      const id = String(args.id);
      await world.during(operation, id, context.signal);
      effect(id, String(args.text));
      world.effects.push(`${operation} ${id}`);
    };
  };
  const kind: ThingKind = {
    name,
    needs: {},
    admit: () => [],
    resolve: ({ self, allocations }) => ({
      outcome: 'resolved',
      desired: {
        id: self.resource.id,
        deleting: self.resource.deletion_requested_at !== null,
        value: self.resource.spec.value,
        colour: self.resource.spec.colour ?? 'white',
      },
      choices: {},
      allocations: allocations.filter((each) => each.owner_id === self.resource.id),
    }),
    observe: (_ports, desired) =>
      Promise.resolve(
        world.blind === null
          ? {
              known: true,
              observed: {
                value: world.values.get(desired.id) ?? null,
                colour: world.colours.get(desired.id) ?? null,
              },
            }
          : { known: false, error: world.blind },
      ),
    diff: (desired, observed) => {
      const wanted = desired.deleting
        ? { value: null, colour: null }
        : { value: desired.value, colour: desired.colour };
      return (['value', 'colour'] as const)
        .filter((field) => wanted[field] !== observed[field])
        .map((field) => ({
          field,
          expected: wanted[field] ?? 'absent',
          found: observed[field] ?? 'absent',
          disruption: 'none',
        }));
    },
    plan: (changes, desired): Plan => {
      const { id } = desired;
      if (changes.length === 0) return { operations: [], waiting: null };
      if (desired.deleting) return { operations: [step('erase', id, { destructive: true })], waiting: null };
      const operations = [step('open', id)];
      for (const { field } of changes) {
        const name = field === 'value' ? 'write' : 'paint';
        const text = field === 'value' ? desired.value : desired.colour;
        operations.push(step(name, id, { arguments: { id, text }, after: [0] }));
      }
      return { operations, waiting: null };
    },
    operations: {
      open: act('open', () => undefined),
      write: act('write', (id, text) => void world.values.set(id, text)),
      paint: act('paint', (id, text) => void world.colours.set(id, text)),
      erase: act('erase', (id) => {
        world.values.delete(id);
        world.colours.delete(id);
      }),
    },
    report: (_desired, observed, changes) => ({
      status: { seen: observed.value },
      failure: null,
      pending: changes.length === 0 ? null : { reason: 'Changing', message: 'Still to be put right.' },
    }),
    isGone: (observed) => observed.value === null && observed.colour === null,
    ...overrides,
  };
  return eraseKind(kind);
}

/** What a host says when it cannot be reached. */
export function unreachable(): CairnError {
  return new CairnError('unavailable', 'The host cannot be reached.');
}
