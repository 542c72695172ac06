/** The update half of ApplyResourceChange: one PUT against the generation that the plan saw. */
import { ApiProblem } from '../client/problem.ts';
import type { ApiResource } from '../client/resource.ts';
import { hasDrift } from '../plan/unknowns.ts';
import { settle, specOf, stateOf } from '../plan/resource-state.ts';
import { record, valuesEqual } from '../protocol/cty-value.ts';
import type { CtyRecord } from '../protocol/cty-value.ts';
import { DiagnosticError, errorDiagnostic } from '../protocol/diagnostics.ts';
import { attributeType, attributesFrom } from '../schema/types.ts';
import { finishChange } from './apply-finish.ts';
import type { Change } from './change.ts';
import { deedOf, idOf, identityOf } from './change.ts';
import type { ApplyResponse } from './handlers.ts';
import { encodePrivate } from './private-state.ts';

/** Do two states say the same of everything that goes into the spec? */
const sameSpec = (change: Change, a: CtyRecord, b: CtyRecord): boolean =>
  attributesFrom(change.kind.description, 'spec').every(
    ([name, attribute]) =>
      attribute.write_only === true ||
      valuesEqual(a[name] ?? null, b[name] ?? null, attributeType(attribute)),
  );

const gone = (change: Change, prior: CtyRecord): DiagnosticError =>
  new DiagnosticError([
    errorDiagnostic(
      'The object is gone',
      `${deedOf('update', change.kind, prior)}: somebody deleted it since the plan was made. Plan again.`,
    ),
  ]);

const changedMeanwhile = (change: Change, prior: CtyRecord): DiagnosticError =>
  new DiagnosticError([
    errorDiagnostic(
      'Changed by somebody else',
      `${deedOf('update', change.kind, prior)}: its spec was changed since the plan was made. Nothing was ` +
        'done; plan again and look at the difference.',
    ),
  ]);

interface Update {
  readonly change: Change;
  readonly id: string;
  readonly prior: CtyRecord;
  readonly planned: CtyRecord;
}

const read = async ({ change, id, prior }: Update): Promise<ApiResource> => {
  const resource = await change.connection.api.get(change.kind.description.collection, id, {
    signal: change.signal,
    retry_until_ms: change.deadline_ms,
  });
  if (resource === null || resource.deletion_requested_at !== null) throw gone(change, prior);
  return resource;
};

const put = async (update: Update, generation: number): Promise<ApiResource> => {
  const { change, id, prior, planned } = update;
  const resource = await change.connection.api.put(
    {
      collection: change.kind.description.collection,
      id,
      spec: specOf(change.kind.description, planned, change.config, prior),
      expect: { kind: 'generation', generation },
      repair: hasDrift(prior),
    },
    { signal: change.signal, retry_until_ms: change.deadline_ms },
  );
  if (resource === null) throw new TypeError('a stored resource was expected');
  return resource;
};

/**
 * The generation moved: either our own PUT got through and its answer was lost, or only things changed that the
 * plan does not speak of (then once more), or somebody else had another idea.
 */
const putAgain = async (update: Update): Promise<ApiResource> => {
  const { change, prior, planned } = update;
  const now = await read(update);
  const isRepair = hasDrift(prior) && sameSpec(change, prior, planned);
  const state = stateOf(change.kind.description, now, planned);
  if (sameSpec(change, state, planned) && !isRepair) return now;
  if (!sameSpec(change, stateOf(change.kind.description, now, prior), prior)) {
    throw changedMeanwhile(change, prior);
  }
  return put(update, now.generation);
};

/** Effect: PUT with If-Match, then content and waiting; nothing is sent when only the provider's own attributes change. Throws DiagnosticError or ApiProblem. */
export const applyUpdate = async (
  change: Change,
  prior: CtyRecord,
  planned: CtyRecord,
): Promise<ApplyResponse> => {
  const update: Update = { change, id: idOf(prior), prior, planned };
  const finish = {
    verb: 'update',
    planned,
    claimed: change.private.claimed ?? true,
    diagnostics: [],
  } as const;
  if (sameSpec(change, prior, planned) && !hasDrift(prior)) {
    if (change.private.unfinished === true) return finishChange(change, finish, await read(update));
    const state = settle(change.kind.description, planned);
    return { new_state: state, private: encodePrivate(change.private), new_identity: identityOf(state) };
  }
  let resource: ApiResource;
  try {
    resource = await put(update, change.private.generation ?? (await read(update)).generation);
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    if (error.status === 404) throw gone(change, prior);
    if (error.code !== 'stale_generation') throw error;
    resource = await putAgain(update);
  }
  // If waiting fails in an unforeseen way, the new spec must be in the state.
  change.known = {
    state: settle(change.kind.description, record(Object.entries(planned))),
    private: change.private,
  };
  return finishChange(change, finish, resource);
};
