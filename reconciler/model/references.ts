import type { KindName, SpecOf } from '../../schemas/generated/types.ts';
import { CairnError } from './error.ts';
import type { Known } from './resource.ts';

/** Pure. The object of this kind and id with its spec typed; throws internal when it was not loaded or is of another kind. */
export function referenceTo<Name extends KindName>(
  references: ReadonlyMap<string, Known>,
  kind: Name,
  id: string,
): Known<SpecOf[Name]> {
  const known = references.get(id);
  if (known === undefined || known.resource.kind !== kind) {
    throw new CairnError('internal', `The ${kind} ${id} was not loaded. Cairn will try again.`, {
      resource: id,
    });
  }
  return known as unknown as Known<SpecOf[Name]>;
}
