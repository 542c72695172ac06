import { KINDS } from '../../schemas/generated/kinds.ts';
import type { KindName } from '../../schemas/generated/types.ts';
import type { Json, JsonObject } from '../model/json.ts';

/** What tells an object apart from the others of its kind. */
export type Identity = {
  /** The name that people give, or for a kind with x-key what its key says. */
  readonly name: string;
  /** Project that the object belongs to; null for kinds that belong to none. */
  readonly project_id: string | null;
  /** Object among whose own the name is unique: a project, a domain or a user; null: among all. */
  readonly owner_id: string | null;
};

/** Pure. The identity that follows from a spec. */
export function identityOf(kind: KindName, spec: JsonObject): Identity {
  const { in_project, owner } = KINDS[kind];
  return {
    name: nameOf(kind, spec),
    project_id: in_project ? textOrNull(spec['project_id']) : null,
    owner_id: owner === undefined ? null : textOrNull(spec[owner]),
  };
}

/**
 * Required parts stand as they are, others behind their property: `ROLE/user:USER/project:PROJECT/inherited`, so that no two keys read
 * the same.
 */
function nameOf(kind: KindName, spec: JsonObject): string {
  const { key, fields } = KINDS[kind];
  if (key === undefined) return String(spec['name']);
  const parts = key.flatMap((path): readonly string[] => {
    const value = valueAt(spec, path.split('/'));
    const word = (path.split('/').at(-1) ?? '').replace(/_id$/, '');
    if (value === true) return [word];
    if (typeof value !== 'string') return [];
    const isRequired = fields.some(({ pointer, required }) => pointer === `/${path}` && required);
    return [isRequired ? value : `${word}:${value}`];
  });
  return parts.join('/');
}

function valueAt(spec: JsonObject, path: readonly string[]): Json | undefined {
  let value: Json | undefined = spec;
  for (const name of path) {
    value = typeof value === 'object' && value !== null ? (value as JsonObject)[name] : undefined;
  }
  return value;
}

function textOrNull(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
