/** ApplyResourceChange: create, update, repair or delete, and keep what is known whatever happens. */
import { AbortedError } from '../client/http.ts';
import { ApiProblem } from '../client/problem.ts';
import { timeoutMs } from '../plan/durations.ts';
import { settle } from '../plan/resource-state.ts';
import { diagnosticsOf, errorDiagnostic, warningDiagnostic } from '../protocol/diagnostics.ts';
import type { Diagnostic } from '../protocol/diagnostics.ts';
import { applyCreate } from './apply-create.ts';
import { applyDelete } from './apply-delete.ts';
import { applyUpdate } from './apply-update.ts';
import { deedOf, identityOf } from './change.ts';
import type { Change } from './change.ts';
import { kindOf, requireConnection } from './context.ts';
import type { ProviderContext } from './context.ts';
import type { ApplyRequest, ApplyResponse, Handlers } from './handlers.ts';
import { decodePrivate, encodePrivate } from './private-state.ts';
import { problemDiagnostics } from './problem-diagnostics.ts';

const LOST: readonly string[] = ['unauthenticated', 'unavailable', 'timeout'];

/** An error of a create taints the object, although only the view of it was lost. */
const keepAdvice = (change: Change, verb: string, error: unknown): readonly Diagnostic[] =>
  verb === 'create' && change.known.state !== null && error instanceof ApiProblem && LOST.includes(error.code)
    ? [
        warningDiagnostic(
          `The ${change.kind.name} is there nevertheless`,
          `Only the waiting failed; Cairn goes on by itself. Terraform marks the ${change.kind.name} as tainted, so that the ` +
            'next apply would replace it: terraform untaint ADDRESS keeps it.',
        ),
      ]
    : [];

const failure = (change: Change, error: unknown, verb: string, deed: string): ApplyResponse => {
  const { state, private: data } = change.known;
  const diagnostics =
    error instanceof AbortedError
      ? [
          errorDiagnostic(
            'Interrupted',
            `${deed}: Terraform was interrupted before Cairn answered. What was done nevertheless, the next apply finds.`,
          ),
        ]
      : error instanceof ApiProblem
        ? problemDiagnostics(error, change.kind.description, deed)
        : diagnosticsOf(error, deed);
  return {
    new_state: state === null ? null : settle(change.kind.description, state),
    private: encodePrivate(data),
    new_identity: identityOf(state),
    diagnostics: [...diagnostics, ...keepAdvice(change, verb, error)],
  };
};

const apply = async (context: ProviderContext, request: ApplyRequest): Promise<ApplyResponse> => {
  const { prior_state: prior, planned_state: planned } = request;
  const kind = kindOf(context, request.type_name);
  const verb = planned === null ? 'delete' : prior === null ? 'create' : 'update';
  const data = decodePrivate(request.planned_private);
  const change: Change = {
    context,
    connection: requireConnection(context),
    kind,
    private: data,
    config: request.config,
    deadline_ms: performance.now() + timeoutMs(planned ?? prior, verb),
    signal: context.stopping.signal,
    known: { state: prior, private: data },
  };
  const { reader } = change.connection;
  reader.invalidate();
  try {
    if (planned !== null) await change.connection.checks.applying();
    if (planned === null) return prior === null ? { new_state: null } : await applyDelete(change, prior);
    return prior === null ? await applyCreate(change, planned) : await applyUpdate(change, prior, planned);
  } catch (error) {
    context.log.warn('apply failed', {
      type: request.type_name,
      error: error instanceof Error ? error.message : String(error),
    });
    return failure(change, error, verb, deedOf(verb, kind, planned ?? prior));
  } finally {
    reader.invalidate();
  }
};

/** Effect: the handler; it writes to the service, uploads files and waits until the service is done. */
export const applyHandler =
  (context: ProviderContext): NonNullable<Handlers['applyResourceChange']> =>
  (request) =>
    apply(context, request);
