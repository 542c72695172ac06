/**
 * The first read after a `moved` block from another provider: the state has a name and no id yet. What the
 * user wants is one of two things, and the plan shows which: an object of that name is taken over, or made.
 */
import type { ApiResource } from '../client/resource.ts';
import { preserve } from '../plan/preserve.ts';
import { stateOf } from '../plan/resource-state.ts';
import { valuesEqual } from '../protocol/cty-value.ts';
import type { CtyRecord } from '../protocol/cty-value.ts';
import { errorDiagnostic, warningDiagnostic } from '../protocol/diagnostics.ts';
import { attributeType } from '../schema/types.ts';
import { deedOf, identityOf } from './change.ts';
import type { Connection, NamedKind } from './context.ts';
import type { ReadRequest, ReadResponse } from './handlers.ts';
import { liveByName } from './lookup.ts';
import type { MovedFrom } from './private-state.ts';
import { encodePrivate } from './private-state.ts';

/** Pure. The attributes in which the found object is not what was moved. */
const differing = (
  kind: NamedKind,
  moved: CtyRecord,
  found: CtyRecord,
  names: readonly string[],
): readonly string[] =>
  names.filter((name) => {
    const attribute = kind.description.attributes[name];
    const mine = moved[name] ?? null;
    if (attribute === undefined || mine === null) return false;
    const type = attributeType(attribute);
    return !valuesEqual(preserve(type, mine, found[name] ?? null), mine, type);
  });

const takeOver = (
  kind: NamedKind,
  current: CtyRecord,
  resource: ApiResource,
  moved: MovedFrom,
): ReadResponse => {
  const state = stateOf(kind.description, resource, null);
  const different = differing(kind, current, state, moved.same);
  if (different.length > 0) {
    return {
      new_state: current,
      diagnostics: [
        errorDiagnostic(
          `The ${kind.name} of that name is another one`,
          `${deedOf('move', kind, current)}: Cairn has one with the id ${resource.id}, but it differs from the ` +
            `${moved.from} in ${different.join(', ')}, which cannot be changed. Give one of them another name, or ` +
            `remove the moved block and import ${resource.id} if it is meant after all.`,
        ),
      ],
    };
  }
  return {
    new_state: state,
    private: encodePrivate({ claimed: false, generation: resource.generation }),
    new_identity: identityOf(state),
    diagnostics: [
      warningDiagnostic(
        `${kind.description.type_name} ${JSON.stringify(state['name'])} takes the place of ${moved.from}`,
        `Cairn has a ${kind.name} of that name (${resource.id}); with the apply of this plan Terraform manages it. ` +
          `The ${moved.from} stays as it is, and Terraform forgets it.`,
      ),
    ],
  };
};

/** Effect: looks for the counterpart by its name, in the session's project. Throws ApiProblem. */
export const readMoved = async (
  connection: Connection,
  kind: NamedKind,
  request: ReadRequest,
  current: CtyRecord,
  moved: MovedFrom,
): Promise<ReadResponse> => {
  const name = String(current['name']);
  const found = await liveByName(connection, kind, name, undefined);
  const [first] = found;
  if (first !== undefined && found.length === 1) return takeOver(kind, current, first, moved);
  if (first === undefined) {
    return {
      new_state: null,
      diagnostics: [
        warningDiagnostic(
          `${moved.from} ${JSON.stringify(name)} is not in Cairn yet`,
          `There is no ${kind.name} of that name, so it will be made. The ${moved.from} stays as it is, with ` +
            'what it holds: nothing is copied, and Terraform forgets it.',
        ),
      ],
    };
  }
  const ids = found.map((resource) => `  - ${resource.id}`).join('\n');
  return {
    new_state: current,
    private: request.private,
    diagnostics: [
      errorDiagnostic(
        `Which ${kind.name}?`,
        `${deedOf('move', kind, current)}: there are ${found.length} of that name. Set project_id in the ` +
          `provider, or remove the moved block and import the right one by its id:\n${ids}`,
      ),
    ],
  };
};
