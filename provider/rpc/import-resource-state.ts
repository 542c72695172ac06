/** ImportResourceState, UpgradeResourceState and their identity forms: how objects and old states come in. */
import { ApiProblem } from '../client/problem.ts';
import { isJsonObject } from '../client/resource.ts';
import type { JsonObject } from '../client/resource.ts';
import { forgetWriteOnly, stateOf } from '../plan/resource-state.ts';
import { ctyFromJson } from '../protocol/cty-json.ts';
import { isRecord, record } from '../protocol/cty-value.ts';
import { DiagnosticError, errorDiagnostic } from '../protocol/diagnostics.ts';
import type { LosslessJson } from '../protocol/json.ts';
import type { KindDescription } from '../schema/description.ts';
import { objectType } from '../schema/types.ts';
import { upgradeState } from '../upgrade/state-upgrades.ts';
import { identityOf } from './change.ts';
import { kindOf, requireConnection } from './context.ts';
import type { ProviderContext } from './context.ts';
import type { Handlers, ObjectValue, UpgradeStateRequest } from './handlers.ts';
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

/** Attributes that came after the state was written have the values that they have when nobody sets them. */
const newDefaults = (kind: KindDescription, state: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(kind.attributes)
      .filter(([name, attribute]) => attribute.default !== undefined && !Object.hasOwn(state, name))
      .map(([name, attribute]) => [name, attribute.default as LosslessJson]),
  );

/** After the kind's own steps a state is read by name: attributes that are gone drop, new ones have their default. */
const upgrade = (context: ProviderContext, request: UpgradeStateRequest): ObjectValue => {
  const kind = kindOf(context, request.type_name);
  const { raw_state } = request;
  if (!isJsonObject(raw_state)) return null;
  try {
    const state = upgradeState(context.upgrades, kind.name, request.version, raw_state);
    const whole = { ...newDefaults(kind.description, state), ...state };
    const value = ctyFromJson(whole, objectType(kind.description.attributes));
    return isRecord(value) ? forgetWriteOnly(kind.description, value) : null;
  } catch (error) {
    throw new DiagnosticError([
      errorDiagnostic(
        `The stored state of ${request.type_name} cannot be read`,
        `${error instanceof Error ? error.message : String(error)}. Cairn keeps the specification itself: remove the ` +
          'resource from the state with terraform state rm and import it again.',
      ),
    ]);
  }
};

/** Effect: the handlers; importing reads the service, upgrading nothing. */
export const importHandlers = (
  context: ProviderContext,
): Pick<Handlers, 'importResourceState' | 'upgradeResourceState' | 'upgradeResourceIdentity'> => ({
  importResourceState: importHandler(context),
  upgradeResourceState: async (request) => ({
    upgraded_state: await Promise.resolve(upgrade(context, request)),
  }),
  upgradeResourceIdentity: ({ raw_identity }) => {
    const value = ctyFromJson(raw_identity, { kind: 'object', attributes: { id: 'string' } });
    return Promise.resolve({ upgraded_identity: isRecord(value) ? value : record() });
  },
});
