/** List resources, for `terraform query`: the objects of a kind, page by page, each with its identity. */
import { checkFilters, filterAttributes, filterQuery, hasAllWords } from '../data-sources/filters.ts';
import { AbortedError } from '../client/http.ts';
import { ApiProblem } from '../client/problem.ts';
import { stateOf } from '../plan/resource-state.ts';
import { record } from '../protocol/cty-value.ts';
import { DiagnosticError, warningDiagnostic } from '../protocol/diagnostics.ts';
import type { ProviderDescription } from '../schema/description.ts';
import type { SchemaMessage } from '../schema/schemas.ts';
import { attributeMessages, schemaMessage } from '../schema/to-terraform.ts';
import { identityOf } from './change.ts';
import { kindOf, requireConnection } from './context.ts';
import type { NamedKind, ProviderContext } from './context.ts';
import type { Handlers, ListEvent, ListRequest } from './handlers.ts';
import { problemDiagnostics } from './problem-diagnostics.ts';

const PAGE_SIZE = 1_000;
/** More pages than any list reads. */
const MAX_PAGES = 100;

const listSchema = (kind: NamedKind): SchemaMessage => {
  const attributes = Object.entries(filterAttributes(kind)).map(
    // Nothing is given back, so nothing is computed.
    ([name, { computed: _never, ...argument }]) => [name, argument] as const,
  );
  const words = kind.description.collection.replaceAll('_', ' ');
  return schemaMessage(
    0,
    `Lists the ${words} that the filters let through. ${kind.description.description}`,
    attributeMessages(Object.fromEntries(attributes)),
  );
};

/** Pure. The schemas of the lists, one for each kind that is a resource, by type name. */
export const listSchemas = (description: ProviderDescription): Readonly<Record<string, SchemaMessage>> =>
  Object.fromEntries(
    Object.entries(description.kinds)
      .filter(([, kind]) => kind.data_source_only !== true)
      .map(([name, kind]) => [kind.type_name, listSchema({ name, description: kind })]),
  );

async function* list(
  context: ProviderContext,
  request: ListRequest,
  signal: AbortSignal,
): AsyncGenerator<ListEvent> {
  const kind = kindOf(context, request.type_name);
  const config = request.config ?? record();
  const { api, project_id } = requireConnection(context);
  const query = filterQuery(kind, project_id, config);
  const isAskedFor = hasAllWords(kind, config);
  let left = request.limit > 0 ? request.limit : Infinity;
  let cursor: string | undefined;
  for (let pages = 0; pages < MAX_PAGES; pages++) {
    const limit = Math.min(left, PAGE_SIZE);
    const page = await api.page(kind.description.collection, cursor, { signal }, { ...query, limit });
    for (const resource of page.items) {
      if (resource.deletion_requested_at !== null || !isAskedFor(resource)) continue;
      const state = stateOf(kind.description, resource, null);
      const { name } = resource.spec;
      const event = {
        identity: identityOf(state),
        display_name: typeof name === 'string' ? name : resource.id,
      };
      yield request.include_resource_object ? { ...event, resource_object: state } : event;
      left -= 1;
      if (left === 0) return;
    }
    if (page.next_cursor === null) return;
    cursor = page.next_cursor;
  }
  const detail = `The list of ${kind.description.collection} is longer than ${MAX_PAGES * PAGE_SIZE}; filter more narrowly.`;
  throw new DiagnosticError([warningDiagnostic('The list is cut off', detail)]);
}

async function* listOrExplain(
  context: ProviderContext,
  request: ListRequest,
  signal: AbortSignal,
): AsyncGenerator<ListEvent> {
  try {
    yield* list(context, request, signal);
  } catch (error) {
    // Who cancels a list wants no more of it.
    if (error instanceof AbortedError) return;
    if (!(error instanceof ApiProblem)) throw error;
    const kind = kindOf(context, request.type_name);
    const deed = `list ${kind.description.collection}`;
    throw new DiagnosticError(problemDiagnostics(error, undefined, deed));
  }
}

/** Effect: the handlers of lists; they read the service and change nothing. */
export const listHandlers = (
  context: ProviderContext,
): Pick<Handlers, 'validateListResourceConfig' | 'listResource'> => ({
  validateListResourceConfig: ({ type_name, config }) => {
    kindOf(context, type_name);
    return Promise.resolve({ diagnostics: checkFilters(config ?? record()) });
  },
  listResource: (request, { signal }) =>
    listOrExplain(context, request, AbortSignal.any([signal, context.stopping.signal])),
});
