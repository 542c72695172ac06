/**
 * MoveResourceState: the state of another provider's object becomes that of one in Cairn. It is asked before the
 * provider is configured, so it is a mapping only; the read that follows looks for the counterpart.
 */
import { isJsonObject } from '../client/resource.ts';
import { MOVE_SOURCES, findSource } from '../move/sources.ts';
import { CtyJsonError, ctyFromJson } from '../protocol/cty-json.ts';
import { isRecord } from '../protocol/cty-value.ts';
import { DiagnosticError, errorDiagnostic } from '../protocol/diagnostics.ts';
import { objectType } from '../schema/types.ts';
import { kindOf } from './context.ts';
import type { ProviderContext } from './context.ts';
import type { Handlers, MoveRequest, ObjectValue } from './handlers.ts';
import { encodePrivate } from './private-state.ts';

const refuse = (request: MoveRequest, why: string): DiagnosticError =>
  new DiagnosticError([
    errorDiagnostic(
      `Cannot move ${request.source_type_name} to ${request.target_type_name}`,
      `${why}\n\nWithout the moved block, import the object instead, or let Terraform create it.`,
    ),
  ]);

const movable = (kind: string): string => {
  const types = MOVE_SOURCES.filter((source) => source.kind === kind).map((source) => source.type_name);
  return types.length === 0 ? 'nothing can be moved to it' : `it takes ${types.join(', ')}`;
};

const move = (context: ProviderContext, request: MoveRequest) => {
  const { name: kindName, description } = kindOf(context, request.target_type_name);
  const source = findSource(request.source_provider_address, request.source_type_name);
  if (source?.kind !== kindName) {
    throw refuse(request, `Its state has no clear meaning there; ${movable(kindName)}.`);
  }
  if (!isJsonObject(request.source_state)) throw refuse(request, 'Its state is not an object.');
  const mapped = source.map(request.source_state);
  if ('refused' in mapped) throw refuse(request, mapped.refused);
  const state = ctyFromJson(mapped.attributes, objectType(description.attributes));
  return {
    target_state: (isRecord(state) ? state : null) satisfies ObjectValue,
    target_private: encodePrivate({
      claimed: false,
      moved: { from: request.source_type_name, same: mapped.same },
    }),
  };
};

/** Effect: the handler; it reads and changes nothing. */
export const moveHandler =
  (context: ProviderContext): NonNullable<Handlers['moveResourceState']> =>
  async (request) => {
    try {
      return await Promise.resolve(move(context, request));
    } catch (error) {
      if (error instanceof CtyJsonError) throw refuse(request, `Its state cannot be read: ${error.message}.`);
      throw error;
    }
  };
