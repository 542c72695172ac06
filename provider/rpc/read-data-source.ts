/** ReadDataSource and its validation: one object of a kind, found by id or by name. */
import { ApiProblem } from '../client/problem.ts';
import { stateOf } from '../plan/resource-state.ts';
import { attributePath } from '../protocol/attribute-path.ts';
import { record } from '../protocol/cty-value.ts';
import type { CtyRecord } from '../protocol/cty-value.ts';
import { errorDiagnostic } from '../protocol/diagnostics.ts';
import type { Diagnostic } from '../protocol/diagnostics.ts';
import { dataSourceAttributes } from '../schema/to-terraform.ts';
import { kindOf, requireConnection } from './context.ts';
import type { NamedKind, ProviderContext } from './context.ts';
import type { Handlers, ObjectValue, WithDiagnostics } from './handlers.ts';
import { findById, findByName } from './lookup.ts';
import type { Lookup } from './lookup.ts';
import { problemDiagnostics } from './problem-diagnostics.ts';

const text = (config: ObjectValue, name: string): string | undefined => {
  const value = config?.[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const validate = (kind: NamedKind, config: ObjectValue): readonly Diagnostic[] => {
  const given = ['id', 'name'].filter((name) => (config?.[name] ?? null) !== null);
  if (given.length === 1) return [];
  return given.length === 0
    ? [errorDiagnostic(`Which ${kind.name}?`, 'Set id or name.')]
    : [errorDiagnostic(`Which ${kind.name}?`, 'Set id or name, not both.', attributePath('name'))];
};

const read = async (
  context: ProviderContext,
  kind: NamedKind,
  config: CtyRecord,
): Promise<WithDiagnostics & { readonly state: ObjectValue }> => {
  const connection = requireConnection(context);
  const call = { signal: context.stopping.signal };
  const id = text(config, 'id');
  const found: Lookup =
    id === undefined
      ? await findByName(connection, kind, text(config, 'name') ?? '', text(config, 'project_id'), call)
      : await findById(connection, kind, id, call);
  if ('problem' in found) {
    const path = attributePath(id === undefined ? 'name' : 'id');
    return { state: null, diagnostics: [errorDiagnostic(`No such ${kind.name}`, found.problem, path)] };
  }
  const attributes = dataSourceAttributes(kind.description);
  const state = stateOf(kind.description, found.resource, config);
  return { state: record(Object.keys(attributes).map((name) => [name, state[name] ?? null])) };
};

/** Effect: the handlers; reading asks the service. */
export const dataSourceHandlers = (
  context: ProviderContext,
): Pick<Handlers, 'readDataSource' | 'validateDataResourceConfig'> => ({
  validateDataResourceConfig: ({ type_name, config }) =>
    Promise.resolve({ diagnostics: validate(kindOf(context, type_name), config) }),
  readDataSource: async ({ type_name, config }) => {
    const kind = kindOf(context, type_name);
    try {
      return await read(context, kind, config ?? record());
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      return { state: null, diagnostics: problemDiagnostics(error, undefined, `read ${kind.name}`) };
    }
  },
});
