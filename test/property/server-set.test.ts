import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ServerSetMember } from '../../schemas/generated/types.ts';
import { createSimulatedPorts } from '../../reconciler/drivers/simulated/ports.ts';
import type { SimulatedMember } from '../../reconciler/drivers/simulated/members.ts';
import { diff } from '../../reconciler/kinds/server_set/diff.ts';
import { disruptionOf } from '../../reconciler/kinds/server_set/member-spec.ts';
import { observe } from '../../reconciler/kinds/server_set/observe.ts';
import { operations } from '../../reconciler/kinds/server_set/operations.ts';
import { plan } from '../../reconciler/kinds/server_set/plan.ts';
import type { ServerSetDesired, ServerSetObserved } from '../../reconciler/kinds/server_set/shapes.ts';
import { report } from '../../reconciler/kinds/server_set/status.ts';

const ID = 'ffffffff-0000-4000-8000-000000000001';
const KEYS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const { signal } = new AbortController();

/** What a user may ask for next: members, a flavor, an image, metadata. */
type Wish = {
  readonly members: Readonly<Record<string, ServerSetMember>>;
  readonly flavor: number;
  readonly image: number;
  readonly note: string;
  readonly max_unavailable: number;
};

const wishes: fc.Arbitrary<Wish> = fc.record({
  members: fc
    .subarray(KEYS, { minLength: 1 })
    .chain((keys) =>
      fc
        .tuple(...keys.map(() => fc.constantFrom<ServerSetMember>({}, {}, { metadata: { own: 'x' } })))
        .map((values) => Object.fromEntries(keys.map((key, index) => [key, values[index] ?? {}]))),
    ),
  flavor: fc.integer({ min: 1, max: 2 }),
  image: fc.integer({ min: 1, max: 2 }),
  note: fc.constantFrom('one', 'two'),
  max_unavailable: fc.integer({ min: 1, max: 3 }),
});

function uuid(kind: string, number: number): string {
  return `${kind}0000000-0000-4000-8000-00000000000${number}`;
}

function toDesired(wish: Wish, deleting: boolean): ServerSetDesired {
  return {
    set_id: ID,
    deleting,
    name: 'web',
    project_id: ID,
    template: {
      flavor_id: uuid('f', wish.flavor),
      image_id: uuid('a', wish.image),
      metadata: { note: wish.note },
      nics: {},
      power_state: 'running',
      migration_policy: 'live',
      on_host_loss: 'wait',
      drift_policy: 'enforce',
    },
    members: wish.members,
    max_unavailable: wish.max_unavailable,
    repairs: false,
  };
}

test('whatever is asked one after the other: no change makes more members unready than it may, and all ends as asked', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(wishes, { minLength: 1, maxLength: 4 }),
      fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 4 }),
      fc.infiniteStream(fc.nat(1000)),
      async (story, pauses, dice) => {
        const ports = createSimulatedPorts({ seed: 1, findHost: () => Promise.reject(new Error('no host')) });
        const { rows } = ports.members;
        const roll = (): number => dice.next().value ?? 0;
        let generation = 0;

        /** One pass as the engine makes it, perhaps cut off before any of its operations. */
        const pass = async (desired: ServerSetDesired, cut: boolean): Promise<ServerSetObserved> => {
          const seen = await observe(ports, desired, signal);
          if (!seen.known) throw seen.error;
          const { observed } = seen;
          const planned = plan(diff(desired, observed), desired, observed).operations;
          const disturbed = new Set<string>();
          for (const operation of planned) {
            if (cut && roll() % 3 === 0) break;
            const before = new Map(rows);
            await operations[operation.name]?.(
              {
                ports,
                signal,
                mark: { id: ID, generation },
                secrets: () => Promise.resolve({}),
                progress: () => undefined,
              },
              operation.arguments,
            );
            for (const [id, row] of before) {
              const now = rows.get(id);
              if (now === row || row.state !== 'ACTIVE' || desired.members[row.key] === undefined) continue;
              const differs = observed.members[row.key]?.differs ?? [];
              if (disruptionOf(differs) !== 'none' || now?.deleting === true) disturbed.add(row.key);
            }
          }
          if (disturbed.size > 0 && !desired.deleting) {
            const unready = Object.keys(desired.members).filter((key) => {
              const row = [...rows.values()].find((each) => each.key === key);
              return row === undefined || row.deleting || !row.ready;
            });
            expect(unready.length).toBeLessThanOrEqual(desired.max_unavailable);
          }
          return observed;
        };
        /** A member's own reconciling goes on a step: built, rebooted, or gone. */
        const live = (row: SimulatedMember): void => {
          if (row.deleting) rows.delete(row.server_id);
          else rows.set(row.server_id, { ...row, ready: true, state: 'ACTIVE' });
        };
        const settle = async (desired: ServerSetDesired): Promise<void> => {
          for (let turn = 0; turn < 100; turn += 1) {
            const observed = await pass(desired, false);
            const { pending, failure } = report(desired, observed, [], {} as never);
            if (failure === null && (desired.deleting ? rows.size === 0 : pending === null)) return;
            const moving = [...rows.values()].filter((row) => !row.ready || row.deleting);
            const one = moving[roll() % Math.max(1, moving.length)];
            if (one !== undefined) live(one);
          }
          throw new Error('the set did not settle');
        };

        for (const [index, wish] of story.entries()) {
          generation += 1;
          ports.members.setGeneration(ID, generation);
          const desired = toDesired(wish, false);
          // Not always to its end: the next wish finds members in the middle of a change.
          for (let step = 0; step < (pauses[index % pauses.length] ?? 0); step += 1) {
            await pass(desired, true);
            const all = [...rows.values()];
            const one = all[roll() % Math.max(1, all.length)];
            if (one !== undefined) live(one);
          }
        }
        const last = story.at(-1);
        if (last === undefined) return;
        const desired = toDesired(last, false);
        await settle(desired);
        expect([...rows.values()].map((row) => row.key).sort()).toEqual(Object.keys(last.members).sort());
        for (const row of rows.values()) {
          expect(row.spec).toMatchObject({
            flavor_id: uuid('f', last.flavor),
            image_id: uuid('a', last.image),
          });
        }
        const rested = await observe(ports, desired, signal);
        expect(rested.known && diff(desired, rested.observed)).toEqual([]);
        generation += 1;
        ports.members.setGeneration(ID, generation);
        await settle(toDesired(last, true));
      },
    ),
    { numRuns: 300 },
  );
}, 60_000);
