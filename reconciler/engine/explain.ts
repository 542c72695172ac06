import { CairnError, toCairnError } from '../model/error.ts';
import type { JsonObject } from '../model/json.ts';
import type { Observation } from '../model/kind.ts';
import type { Change, Operation, Plan } from '../model/operation.ts';
import { sameJson } from '../model/canonical-json.ts';
import { readDesired } from '../store/desired.ts';
import type { Engine } from './context.ts';
import { decide } from './decide.ts';
import { observe } from './reconcile.ts';
import { load } from './resolve.ts';

/** What the engine would do now with one object, and why. */
export type Explanation = {
  readonly changes: readonly Change[];
  readonly operations: readonly Operation[];
  readonly waiting: Plan['waiting'];
  /** Null when the object was not looked at, because its choices are not made yet. */
  readonly observation: Observation<JsonObject> | null;
  /** Why nothing can be planned, when nothing can. */
  readonly problem: CairnError | null;
};

const NOTHING = { changes: [], operations: [], waiting: null, observation: null, problem: null };

/** Effect: reads the store and the world, changes nothing: the first round of a pass over the object. Throws not_found when there is no such object. */
export async function explain(engine: Engine, id: string): Promise<Explanation> {
  const row = await readDesired(engine.db, id);
  const kind = row === null ? undefined : engine.kinds.get(row.kind);
  const loaded = kind === undefined ? null : await load(engine, kind, id, 'choose');
  if (kind === undefined || loaded === null)
    throw new CairnError('not_found', `There is no object ${id}.`, { resource: id });
  try {
    const resolution = kind.resolve(loaded.snapshot);
    if (resolution.outcome !== 'resolved') return { ...NOTHING, problem: resolution.error };
    const { desired, choices } = resolution;
    if (!sameJson(choices, loaded.snapshot.self.choices)) return NOTHING;
    const observation = await observe(engine, kind, desired, new AbortController().signal);
    if (!observation.known) return { ...NOTHING, observation, problem: observation.error };
    const { changes, plan } = decide(kind, loaded, desired, observation.observed);
    return { changes, operations: plan.operations, waiting: plan.waiting, observation, problem: null };
  } catch (thrown) {
    return { ...NOTHING, problem: toCairnError(thrown) };
  }
}
