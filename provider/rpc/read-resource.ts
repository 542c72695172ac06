/** ReadResource: what the service has, in the form that the state has; and the claim of a new object. */
import { AbortedError } from '../client/http.ts';
import { ApiProblem } from '../client/problem.ts';
import { isReady } from '../client/resource.ts';
import type { ApiResource } from '../client/resource.ts';
import { stateOf } from '../plan/resource-state.ts';
import type { CtyRecord } from '../protocol/cty-value.ts';
import { errorDiagnostic } from '../protocol/diagnostics.ts';
import { deedOf, idOf, identityOf } from './change.ts';
import { connected, kindOf } from './context.ts';
import type { Connection, ProviderContext } from './context.ts';
import type { Handlers, ReadRequest, ReadResponse } from './handlers.ts';
import { decodePrivate, encodePrivate } from './private-state.ts';
import type { PrivateState } from './private-state.ts';
import { readMoved } from './read-moved.ts';
import { problemDiagnostics } from './problem-diagnostics.ts';

/**
 * That Terraform shows us a state proves that it was written: from now on nobody may adopt the object. A claim
 * that fails is made again by the next read.
 */
const claim = async (
  context: ProviderContext,
  connection: Connection,
  resource: ApiResource,
): Promise<boolean> => {
  try {
    await connection.claims.claim(resource.id);
    return true;
  } catch (error) {
    context.log.warn('claim failed', { id: resource.id, error: (error as Error).message });
    return false;
  }
};

/** Whoever did not wait to the end is told so until the end has come. */
const stillUnfinished = (before: PrivateState, resource: ApiResource): PrivateState =>
  before.unfinished === true && !isReady(resource, resource.generation) ? { unfinished: true } : {};

const read = async (
  context: ProviderContext,
  connection: Connection,
  request: ReadRequest,
  current: CtyRecord,
): Promise<ReadResponse> => {
  const kind = kindOf(context, request.type_name);
  const before = decodePrivate(request.private);
  const isMoved = before.moved !== undefined && idOf(current) === '';
  if (isMoved) return readMoved(connection, kind, request, current, before.moved);
  const resource = await connection.reader.read(kind.description.collection, idOf(current));
  if (resource === null || resource.deletion_requested_at !== null) return { new_state: null };
  const isClaimed = before.claimed !== false || resource.claimed;
  const claimed = isClaimed || (await claim(context, connection, resource));
  const state = stateOf(kind.description, resource, current);
  return {
    new_state: state,
    private: encodePrivate({
      claimed,
      generation: resource.generation,
      ...stillUnfinished(before, resource),
    }),
    new_identity: identityOf(state),
  };
};

/** Effect: the handler; reads the service, many resources at a time. */
export const readHandler =
  (context: ProviderContext): NonNullable<Handlers['readResource']> =>
  async (request) => {
    const { current_state: current, current_identity: new_identity } = request;
    const connection = connected(context);
    // Without a configuration yet, what is known stays as it is.
    if (current === null || connection === null) {
      return { new_state: current, private: request.private, new_identity };
    }
    try {
      return await read(context, connection, request, current);
    } catch (error) {
      const kind = kindOf(context, request.type_name);
      const doing = deedOf('read', kind, current);
      if (error instanceof ApiProblem) {
        return { new_state: current, new_identity, diagnostics: problemDiagnostics(error, undefined, doing) };
      }
      if (error instanceof AbortedError) {
        return { new_state: current, new_identity, diagnostics: [errorDiagnostic('Interrupted', doing)] };
      }
      throw error;
    }
  };
