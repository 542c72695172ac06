/** Objects that say of themselves that they may not be deleted: a plan that removes or replaces one is refused. */
import { attributePath } from '../protocol/attribute-path.ts';
import type { CtyRecord } from '../protocol/cty-value.ts';
import { errorDiagnostic } from '../protocol/diagnostics.ts';
import type { Diagnostic } from '../protocol/diagnostics.ts';
import type { KindDescription } from '../schema/description.ts';
import { sourceOf } from '../schema/types.ts';

/** The argument that says so. */
const PROTECTED = 'protected';

/** Pure. What a plan says that would delete the object, or (`replaces`) put another one in its place; nothing when it may. */
export const protectionDiagnostics = (
  kind: { readonly name: string; readonly description: KindDescription },
  prior: CtyRecord,
  replaces: boolean,
): readonly Diagnostic[] => {
  const attribute = kind.description.attributes[PROTECTED];
  if (attribute === undefined || sourceOf(attribute) !== 'spec' || prior[PROTECTED] !== true) return [];
  const name = typeof prior['name'] === 'string' ? ` ${JSON.stringify(prior['name'])}` : '';
  const deed = replaces ? 'replaced, because that deletes it' : 'deleted';
  return [
    errorDiagnostic(
      `The ${kind.name} is protected`,
      `The ${kind.name}${name} cannot be ${deed}. Set protected = false and apply that first, without any other change.`,
      attributePath(PROTECTED),
    ),
  ];
};
