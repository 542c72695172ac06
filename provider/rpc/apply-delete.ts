/** The delete half of ApplyResourceChange. */
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

/** Effect: DELETE, then waits until the object is gone; one that is gone already is a success. Throws ApiProblem. */
export const applyDelete = async (change: Change, prior: CtyRecord): Promise<ApplyResponse> => {
  const { api } = change.connection;
  const { collection } = change.kind.description;
  const id = idOf(prior);
  const existed = await api.remove(collection, id, {
    signal: change.signal,
    retry_until_ms: change.deadline_ms,
  });
  if (!existed) return { new_state: null };
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
