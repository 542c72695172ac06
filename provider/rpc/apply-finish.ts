/** What creates and updates have in common after the service has accepted the spec: content, waiting, the new state. */
import type { ApiResource } from '../client/resource.ts';
import { isMoving, notReadyMessage } from '../client/resource.ts';
import { uploadFile } from '../client/upload.ts';
import { waitReady } from '../client/wait.ts';
import type { WaitEnd } from '../client/wait.ts';
import { settle, stateOf } from '../plan/resource-state.ts';
import { DRIFT, hasDrift } from '../plan/unknowns.ts';
import { isRecord, isUnknown, record } from '../protocol/cty-value.ts';
import type { CtyRecord } from '../protocol/cty-value.ts';
import { errorDiagnostic, warningDiagnostic } from '../protocol/diagnostics.ts';
import type { Diagnostic } from '../protocol/diagnostics.ts';
import { localFileAttribute } from '../schema/types.ts';
import type { Change } from './change.ts';
import { deedOf, identityOf } from './change.ts';
import type { ApplyResponse } from './handlers.ts';
import { encodePrivate } from './private-state.ts';

/** What was asked for: a verb for messages, and the private data to keep. */
export interface Finish {
  readonly verb: 'create' | 'update';
  readonly planned: CtyRecord;
  readonly claimed: boolean;
  /** Warnings so far. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The state of a resource; where the plan says that nothing drifts, it says so too, as Terraform demands. */
const finalState = (change: Change, resource: ApiResource, planned: CtyRecord): CtyRecord => {
  const state = stateOf(change.kind.description, resource, planned);
  const promised = planned[DRIFT];
  const isPromised = isRecord(promised) && Object.keys(promised).length === 0;
  return isPromised && hasDrift(state) ? record([...Object.entries(state), [DRIFT, record()]]) : state;
};

/**
 * The state of an object that is not finished: known planned values as planned, the rest as reported so far.
 * Terraform keeps such an object when only warnings come with it.
 */
const partialState = (change: Change, resource: ApiResource, planned: CtyRecord): CtyRecord => {
  const reported = stateOf(change.kind.description, resource, planned);
  return settle(
    change.kind.description,
    record(
      Object.entries(reported).map(([name, value]) => {
        const wanted = planned[name] ?? null;
        const isOpen = wanted === null || isUnknown(wanted);
        return [name, isOpen ? value : wanted];
      }),
    ),
  );
};

const driftWarning = (change: Change, resource: ApiResource): readonly Diagnostic[] => {
  const { description, name } = change.kind;
  const state = stateOf(description, resource, null);
  if (description.attributes[DRIFT] === undefined || !hasDrift(state)) return [];
  const drift = state[DRIFT];
  const lines = isRecord(drift)
    ? Object.entries(drift).map(([field, text]) => `  - ${field}: ${typeof text === 'string' ? text : ''}`)
    : [];
  return [
    warningDiagnostic(
      `The ${name} still drifts`,
      `Cairn is done, but these differ from what was asked for:\n${lines.join('\n')}\nThe next plan will show them.`,
    ),
  ];
};

const unfinished = (change: Change, finish: Finish, end: WaitEnd): Diagnostic => {
  const { resource } = end;
  const said = resource === null ? '' : notReadyMessage(resource);
  const because = said === '' ? '' : `\n\nCairn says: ${said}`;
  const what = deedOf(finish.verb, change.kind, finish.planned);
  if (end.outcome === 'stalled') {
    const again =
      finish.verb === 'create'
        ? 'The object exists and will be replaced by the next apply; correct the configuration first.'
        : 'Correct the configuration and apply again.';
    return errorDiagnostic(
      `Cairn cannot ${finish.verb} the ${change.kind.name}`,
      `${said === '' ? 'Cairn gives no reason.' : said}\n\n${again}`,
    );
  }
  if (end.outcome === 'late' && resource !== null && !isMoving(resource)) {
    const again =
      finish.verb === 'create'
        ? 'Cairn keeps trying. The next apply replaces the object, unless it became ready by itself and you say terraform untaint.'
        : 'Cairn keeps trying; the next plan shows how far it came.';
    return errorDiagnostic(`Not ready within the timeout: ${change.kind.name}`, `${said}\n\n${again}`);
  }
  return end.outcome === 'stopped'
    ? warningDiagnostic(
        'Interrupted while Cairn goes on',
        `${what}: Terraform was interrupted, but Cairn goes on by itself. The next apply goes on waiting.${because}`,
      )
    : warningDiagnostic(
        'Not finished in time',
        `${what}: not ready within the timeout, but Cairn goes on by itself. The next apply goes on ` +
          `waiting; a longer time can be set in timeouts.${because}`,
      );
};

/**
 * Effect: uploads the local file that the object wants, waits until the generation is ready, or lacks only content
 * that this apply has no file of, and gives the new state. Stalled is an error, and so is late when nothing
 * moves; late while Cairn works on it, or interrupted, is a warning with what is known. Throws ApiProblem.
 */
export const finishChange = async (
  change: Change,
  finish: Finish,
  resource: ApiResource,
): Promise<ApplyResponse> => {
  const kept = { claimed: finish.claimed, generation: resource.generation };
  const begun = { ...kept, unfinished: true };
  change.known = { state: partialState(change, resource, finish.planned), private: begun };
  const { api } = change.connection;
  const { deadline_ms, signal } = change;
  const request = { collection: change.kind.description.collection, id: resource.id, deadline_ms, signal };
  const attribute = localFileAttribute(change.kind.description);
  const file = attribute === undefined ? null : finish.planned[attribute];
  const uploaded = typeof file === 'string' ? await uploadFile(api, { ...request, file }) : 'complete';
  // Content that can come from a file, and does not here, may come from somebody else, at any time or never.
  const target = attribute === undefined || typeof file === 'string' ? 'ready' : 'settled';
  const end: WaitEnd =
    uploaded === 'complete'
      ? await waitReady(api, { ...request, for: target, generation: resource.generation }, resource)
      : { outcome: uploaded, resource };
  const last = end.resource ?? resource;
  if (end.outcome === 'gone') {
    const detail = `${deedOf(finish.verb, change.kind, finish.planned)}: somebody else deleted it meanwhile.`;
    return { new_state: null, diagnostics: [errorDiagnostic('The object is gone', detail)] };
  }
  const isDone = end.outcome === 'ready' || end.outcome === 'settled';
  const state = isDone
    ? finalState(change, last, finish.planned)
    : partialState(change, last, finish.planned);
  return {
    new_state: state,
    private: encodePrivate(isDone ? kept : begun),
    new_identity: identityOf(state),
    diagnostics: [
      ...finish.diagnostics,
      ...(isDone ? driftWarning(change, last) : [unfinished(change, finish, end)]),
    ],
  };
};
