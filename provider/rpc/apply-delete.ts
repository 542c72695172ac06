/** The delete half of ApplyResourceChange. */
import { pause } from '../../schemas/connection/pause.ts';
import { ApiProblem } from '../client/problem.ts';
import { notReadyMessage } from '../client/resource.ts';
import { waitDeleted } from '../client/wait.ts';
import type { CtyRecord } from '../protocol/cty-value.ts';
import { errorDiagnostic } from '../protocol/diagnostics.ts';
import type { Diagnostic } from '../protocol/diagnostics.ts';
import type { Change } from './change.ts';
import { deedOf, idOf, identityOf } from './change.ts';
import type { ApplyResponse } from './handlers.ts';
import { encodePrivate } from './private-state.ts';

const unfinished = (change: Change, prior: CtyRecord, outcome: string, said: string): Diagnostic => {
  const because = said === '' ? '' : `\n\nCairn says: ${said}`;
  const what = deedOf('delete', change.kind, prior);
  return outcome === 'stopped'
    ? errorDiagnostic(
        'Interrupted while Cairn deletes',
        `${what}: Terraform was interrupted, but Cairn goes on by itself. Run terraform again to see it gone.${because}`,
      )
    : errorDiagnostic(
        'Not deleted in time',
        `${what}: still there after the timeout, but Cairn goes on by itself. Run terraform again to see it gone.${because}`,
      );
};

/** For so long a conflict may only mean that Terraform deletes the users of the object at the same time. */
const CONFLICT_PATIENCE_MS = 20_000;
const CONFLICT_PAUSE_MS = 500;

/** Asks for the deletion; while others still use the object, again after a pause. False when there was none. */
const askForDeletion = async (change: Change, id: string): Promise<boolean> => {
  const { collection } = change.kind.description;
  const patience_ms = Math.min(performance.now() + CONFLICT_PATIENCE_MS, change.deadline_ms);
  for (;;) {
    try {
      return await change.connection.api.remove(collection, id, {
        signal: change.signal,
        retry_until_ms: change.deadline_ms,
      });
    } catch (thrown) {
      const isUsed = thrown instanceof ApiProblem && thrown.code === 'conflict';
      if (!isUsed || performance.now() > patience_ms || change.signal.aborted) throw thrown;
      await pause(CONFLICT_PAUSE_MS, change.signal);
    }
  }
};

/** Effect: DELETE, then waits until the object is gone; one that is gone already is a success. Throws ApiProblem. */
export const applyDelete = async (change: Change, prior: CtyRecord): Promise<ApplyResponse> => {
  const { api } = change.connection;
  const { collection } = change.kind.description;
  const id = idOf(prior);
  if (!(await askForDeletion(change, id))) return { new_state: null };
  const end = await waitDeleted(api, {
    collection,
    id,
    deadline_ms: change.deadline_ms,
    signal: change.signal,
  });
  if (end.outcome === 'gone') return { new_state: null };
  const said = end.resource === null ? '' : notReadyMessage(end.resource);
  return {
    new_state: prior,
    private: encodePrivate(change.private),
    new_identity: identityOf(prior),
    diagnostics: [unfinished(change, prior, end.outcome, said)],
  };
};
