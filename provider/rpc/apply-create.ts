/** The create half of ApplyResourceChange, with adoption of what an interrupted run left behind. */
import { randomUUID } from 'node:crypto';
import { ApiProblem } from '../client/problem.ts';
import type { ApiResource } from '../client/resource.ts';
import { changedPaths } from '../plan/replace.ts';
import { specOf, stateOf } from '../plan/resource-state.ts';
import { attributePath, formatPath } from '../protocol/attribute-path.ts';
import { isUnknown, record } from '../protocol/cty-value.ts';
import type { CtyRecord } from '../protocol/cty-value.ts';
import { DiagnosticError, errorDiagnostic, warningDiagnostic } from '../protocol/diagnostics.ts';
import type { Diagnostic } from '../protocol/diagnostics.ts';
import { finishChange } from './apply-finish.ts';
import type { Change } from './change.ts';
import type { ApplyResponse } from './handlers.ts';

/** The name that people gave; nothing in a kind whose objects nobody names. */
const nameOf = ({ name }: CtyRecord): string => (typeof name === 'string' ? ` ${JSON.stringify(name)}` : '');

const taken = (change: Change, planned: CtyRecord, existing: string, reason: string): DiagnosticError => {
  const { type_name } = change.kind.description;
  const address = `${type_name}.ADDRESS`;
  const isNamed = nameOf(planned) !== '';
  return new DiagnosticError([
    errorDiagnostic(
      `There is a ${change.kind.name.replaceAll('_', ' ')}${nameOf(planned)}${isNamed ? '' : ' that says the same'} already`,
      `It has the id ${existing}${reason}. To manage it here, import it (ADDRESS is the name of the resource block):\n\n` +
        `  terraform import ${address} ${existing}\n\n` +
        `or add to the configuration:\n\n` +
        `  import {\n    to = ${address}\n    id = "${existing}"\n  }\n\n` +
        (isNamed ? `Otherwise choose another name.` : 'Otherwise take one of the two out.'),
      isNamed ? attributePath('name') : undefined,
    ),
  ]);
};

const adopted = (change: Change, planned: CtyRecord, id: string): Diagnostic =>
  warningDiagnostic(
    `Adopted ${change.kind.description.type_name}${nameOf(planned)} (${id}) that an interrupted apply left`,
    'A run of Terraform in this directory made it and ended before it could write its state. It is managed from now on.',
  );

/** Known planned values, with those of the existing object where the plan leaves them open. */
const comparable = (planned: CtyRecord, existing: CtyRecord): CtyRecord =>
  record(
    Object.entries(planned).map(([name, value]) => [
      name,
      isUnknown(value) ? (existing[name] ?? null) : value,
    ]),
  );

const adopt = async (change: Change, planned: CtyRecord, id: string): Promise<ApiResource> => {
  const { api } = change.connection;
  const { description } = change.kind;
  const call = { signal: change.signal, retry_until_ms: change.deadline_ms };
  const existing = await api.get(description.collection, id, call);
  if (existing === null) throw taken(change, planned, id, ' (it is just being removed; apply again)');
  const state = stateOf(description, existing, planned);
  const fixed = changedPaths(description.attributes, state, comparable(planned, state), 'replace');
  if (fixed.length > 0) {
    const paths = fixed.map(formatPath).join(', ');
    throw taken(
      change,
      planned,
      id,
      `, was left by an interrupted apply, and differs in ${paths}, which cannot be changed`,
    );
  }
  const resource = await api.put(
    {
      collection: description.collection,
      id,
      spec: specOf(description, planned, change.config, state),
      expect: { kind: 'generation', generation: existing.generation },
    },
    call,
  );
  return resource ?? existing;
};

/** The object stored by our own PUT whose answer was lost; null when it is not ours. */
const ownObject = async (change: Change, id: string, problem: ApiProblem): Promise<ApiResource | null> => {
  const isConflict = problem.status === 409 || problem.status === 412;
  if (!isConflict || (problem.existing !== undefined && problem.existing.id !== id)) return null;
  return change.connection.api.get(change.kind.description.collection, id, {
    signal: change.signal,
    retry_until_ms: change.deadline_ms,
  });
};

/**
 * Effect: PUT with the id that the plan drew, then content and waiting. Throws DiagnosticError at `name` when
 * the name is taken, with the id and how to import it; ApiProblem otherwise.
 */
export const applyCreate = async (change: Change, planned: CtyRecord): Promise<ApplyResponse> => {
  const { api } = change.connection;
  const { description } = change.kind;
  const id = change.private.planned_id ?? randomUUID();
  const finish = { verb: 'create', planned, claimed: false } as const;
  try {
    const resource = await api.put(
      {
        collection: description.collection,
        id,
        spec: specOf(description, planned, change.config, null),
        expect: { kind: 'new' },
      },
      { signal: change.signal, retry_until_ms: change.deadline_ms },
    );
    if (resource === null) throw new TypeError('a stored resource was expected');
    return await finishChange(change, { ...finish, diagnostics: [] }, resource);
  } catch (error) {
    if (!(error instanceof ApiProblem) || change.known.state !== null) throw error;
    const own = await ownObject(change, id, error);
    if (own !== null) return finishChange(change, { ...finish, diagnostics: [] }, own);
    if (error.existing === undefined) throw error;
    if (!error.existing.adoptable) throw taken(change, planned, error.existing.id, '');
    const resource = await adopt(change, planned, error.existing.id);
    return finishChange(
      change,
      { ...finish, diagnostics: [adopted(change, planned, resource.id)] },
      resource,
    );
  }
};
