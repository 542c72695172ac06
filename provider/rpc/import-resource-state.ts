/** ImportResourceState, UpgradeResourceState and their identity forms: how objects and old states come in. */
import { ApiProblem } from '../client/problem.ts';
import { stateOf } from '../plan/resource-state.ts';
import { ctyFromJson } from '../protocol/cty-json.ts';
import { isRecord, record } from '../protocol/cty-value.ts';
import { DiagnosticError, errorDiagnostic } from '../protocol/diagnostics.ts';
import { objectType } from '../schema/types.ts';
import { identityOf } from './change.ts';
import { kindOf, requireConnection } from './context.ts';
import type { ProviderContext } from './context.ts';
import type { Handlers } from './handlers.ts';
import { findById, findForImport } from './lookup.ts';
import { encodePrivate } from './private-state.ts';
import { problemDiagnostics } from './problem-diagnostics.ts';

const notFound = (typeName: string, problem: string): DiagnosticError =>
  new DiagnosticError([
    errorDiagnostic(
      `Cannot import ${typeName}`,
      `${problem}\n\nGive an id, a name, or project/name, for example: terraform import ${typeName}.ADDRESS my-project/my-name`,
    ),
  ]);

const importHandler =
  (context: ProviderContext): NonNullable<Handlers['importResourceState']> =>
  async ({ type_name, id, identity }) => {
    const kind = kindOf(context, type_name);
    const connection = requireConnection(context);
    const given = identity?.['id'];
    try {
      const found =
        id === '' && typeof given === 'string'
          ? await findById(connection, kind, given)
          : await findForImport(context, connection, kind, id);
      if ('problem' in found) throw notFound(type_name, found.problem);
      const state = stateOf(kind.description, found.resource, null);
      // The next read finds the state written and claims the object.
      const data = encodePrivate({ claimed: false, generation: found.resource.generation });
      return { imported_resources: [{ type_name, state, private: data, identity: identityOf(state) }] };
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      return {
        imported_resources: [],
        diagnostics: problemDiagnostics(error, undefined, `import ${kind.name} ${id}`),
      };
    }
  };

/** Effect: the handlers; importing reads the service, upgrading nothing. */
export const importHandlers = (
  context: ProviderContext,
): Pick<Handlers, 'importResourceState' | 'upgradeResourceState' | 'upgradeResourceIdentity'> => ({
  importResourceState: importHandler(context),
  // Attributes keep their names and meanings so far, so a state is read by name: unknown ones drop, new ones are null.
  upgradeResourceState: ({ type_name, raw_state }) => {
    const value = ctyFromJson(raw_state, objectType(kindOf(context, type_name).description.attributes));
    return Promise.resolve({ upgraded_state: isRecord(value) ? value : null });
  },
  upgradeResourceIdentity: ({ raw_identity }) => {
    const value = ctyFromJson(raw_identity, { kind: 'object', attributes: { id: 'string' } });
    return Promise.resolve({ upgraded_identity: isRecord(value) ? value : record() });
  },
});
