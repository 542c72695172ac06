/** Actions: validation, a look before the plan is shown, and the invocation with its progress. */
import { argumentsOf, idArgument } from '../actions/action.ts';
import type { Action } from '../actions/action.ts';
import { follow } from '../client/follow.ts';
import type { FollowEnd } from '../client/follow.ts';
import { AbortedError } from '../client/http.ts';
import { ApiProblem } from '../client/problem.ts';
import { notReadyMessage } from '../client/resource.ts';
import type { ApiResource, JsonObject } from '../client/resource.ts';
import { attributePath } from '../protocol/attribute-path.ts';
import { ctyToJson } from '../protocol/cty-json.ts';
import { isUnknown } from '../protocol/cty-value.ts';
import { DiagnosticError, diagnosticsOf, errorDiagnostic, hasErrors } from '../protocol/diagnostics.ts';
import type { Diagnostic } from '../protocol/diagnostics.ts';
import type { LosslessJson } from '../protocol/json.ts';
import { connected, requireConnection } from './context.ts';
import type { Connection, NamedKind, ProviderContext } from './context.ts';
import type { ActionEvent, Handlers, ObjectValue } from './handlers.ts';
import { findById, isId } from './lookup.ts';
import { problemDiagnostics } from './problem-diagnostics.ts';

const find = (actions: readonly Action[], typeName: string): Action => {
  const action = actions.find((one) => one.type_name === typeName);
  if (action !== undefined) return action;
  throw new DiagnosticError([
    errorDiagnostic('Unknown action', `This version of the Cairn provider has no ${typeName}.`),
  ]);
};

const kindOfAction = (context: ProviderContext, action: Action): NamedKind => {
  const description = context.description.kinds[action.kind];
  if (description === undefined) throw new TypeError(`no kind ${action.kind}`);
  return { name: action.kind, description };
};

/** Pure. What is wrong with the known arguments. */
const check = (action: Action, config: ObjectValue): readonly Diagnostic[] => {
  const problems: Diagnostic[] = [];
  const id = config?.[idArgument(action)];
  if (typeof id === 'string' && !isId(id)) {
    const detail = `${JSON.stringify(id)} is not an id. Refer to the ${action.kind}, for example cairn_${action.kind}.ADDRESS.id.`;
    problems.push(errorDiagnostic('Not an id', detail, attributePath(idArgument(action))));
  }
  for (const [name, words] of Object.entries(action.words)) {
    const value = config?.[name];
    if (typeof value === 'string' && !words.includes(value)) {
      const detail = `${name} is ${JSON.stringify(value)}; it must be one of ${words.join(', ')}.`;
      problems.push(errorDiagnostic('Unknown word', detail, attributePath(name)));
    }
  }
  return problems;
};

/** Pure. The body of the request: what is configured, else the defaults. */
const bodyOf = (action: Action, config: ObjectValue): JsonObject => {
  const body: Record<string, LosslessJson> = {};
  for (const [name, attribute] of Object.entries(action.attributes)) {
    const value = config?.[name] ?? null;
    const sent = value === null ? attribute.default : ctyToJson(value);
    if (sent !== undefined) body[name] = sent;
  }
  return body;
};

const target = async (
  connection: Connection,
  kind: NamedKind,
  action: Action,
  id: string,
  signal: AbortSignal,
): Promise<ApiResource> => {
  const found = await findById(connection, kind, id, { signal });
  if ('resource' in found) return found.resource;
  throw new DiagnosticError([
    errorDiagnostic(`No such ${kind.name}`, found.problem, attributePath(idArgument(action))),
  ]);
};

const endOf = (action: Action, kind: NamedKind, end: FollowEnd): readonly Diagnostic[] => {
  if (end.outcome === 'ready') return [];
  const said = end.resource === null ? '' : notReadyMessage(end.resource);
  const because = said === '' ? '' : ` Cairn says: ${said}`;
  const what = `${action.doing} the ${kind.name}`;
  const details: Readonly<Record<typeof end.outcome, string>> = {
    stalled: `${what}: Cairn cannot bring it about.${because}`,
    late: `${what}: it was asked for, but is not done after ${action.timeout_seconds} s; Cairn goes on by itself.${because}`,
    gone: `${what}: somebody else deleted it meanwhile.`,
  };
  return [errorDiagnostic(`The ${action.action} is not done`, details[end.outcome])];
};

const failure = (action: Action, kind: NamedKind, label: string, error: unknown): readonly Diagnostic[] => {
  const deed = `${action.action} ${label}`;
  if (error instanceof ApiProblem) {
    return problemDiagnostics(error, { ...kind.description, attributes: argumentsOf(action) }, deed);
  }
  if (error instanceof AbortedError) {
    return [
      errorDiagnostic('Interrupted', `${deed}: Terraform was interrupted; what was asked for goes on.`),
    ];
  }
  return diagnosticsOf(error, deed);
};

async function* invoke(
  context: ProviderContext,
  action: Action,
  config: ObjectValue,
  signal: AbortSignal,
): AsyncGenerator<ActionEvent> {
  const kind = kindOfAction(context, action);
  const { collection } = kind.description;
  const id = config?.[idArgument(action)];
  let label = `the ${kind.name}`;
  try {
    const problems = check(action, config);
    if (hasErrors(problems)) throw new DiagnosticError(problems);
    if (typeof id !== 'string') throw new TypeError(`${idArgument(action)} is not known`);
    const connection = requireConnection(context);
    const { spec } = await target(connection, kind, action, id, signal);
    label = `${kind.name} ${JSON.stringify(spec['name'] ?? id)}`;
    yield { progress: `${action.doing} ${label}` };
    connection.reader.invalidate();
    // Asked once: a lost answer must not make it happen twice.
    const body = bodyOf(action, config);
    const start = await connection.api.act(collection, id, action.action, body, { signal });
    const deadline_ms = performance.now() + action.timeout_seconds * 1_000;
    const steps = follow(connection.api, { collection, start, deadline_ms, signal });
    let step = await steps.next();
    for (; step.done !== true; step = await steps.next()) yield { progress: `${label}: ${step.value}` };
    connection.reader.invalidate();
    const asked = { id, body, deadline_ms, signal };
    const rest = step.value.outcome === 'ready' ? action.afterwards?.(connection.api, asked) : undefined;
    if (rest !== undefined) {
      let next = await rest.next();
      for (; next.done !== true; next = await rest.next()) yield { progress: `${label}: ${next.value}` };
      if (next.value !== null) {
        const detail = `${action.doing} ${label}: ${next.value}`;
        throw new DiagnosticError([errorDiagnostic(`The ${action.action} is not done`, detail)]);
      }
    }
    const state = step.value.resource?.status['state'];
    const how = typeof state === 'string' ? ` (${state})` : '';
    if (step.value.outcome === 'ready') yield { progress: `${label} is ready${how}` };
    yield { completed: endOf(action, kind, step.value) };
  } catch (error) {
    yield { completed: failure(action, kind, label, error) };
  }
}

/** Effect: the handlers of actions; planning one asks whether its object is there, invoking posts to the service. */
export const actionHandlers = (
  context: ProviderContext,
  actions: readonly Action[],
): Pick<Handlers, 'validateActionConfig' | 'planAction' | 'invokeAction'> => ({
  validateActionConfig: ({ type_name, config }) =>
    Promise.resolve({ diagnostics: check(find(actions, type_name), config) }),
  planAction: async ({ action_type, config }, { signal }) => {
    const action = find(actions, action_type);
    const problems = check(action, config);
    const connection = connected(context);
    const id = config?.[idArgument(action)] ?? null;
    if (hasErrors(problems) || connection === null || isUnknown(id) || typeof id !== 'string') {
      return { diagnostics: problems };
    }
    const kind = kindOfAction(context, action);
    try {
      await target(connection, kind, action, id, signal);
      return {};
    } catch (error) {
      return { diagnostics: failure(action, kind, `the ${kind.name}`, error) };
    }
  },
  invokeAction: ({ action_type, config }, { signal }) =>
    invoke(context, find(actions, action_type), config, AbortSignal.any([signal, context.stopping.signal])),
});
