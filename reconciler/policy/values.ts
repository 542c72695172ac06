import type { Json, JsonObject } from '../model/json.ts';
import { isAdministrator } from './credentials.ts';
import type { Credentials } from './credentials.ts';
import { literalText } from './print.ts';

/** What is acted on, as rules see it: its properties, and objects that belong to it under their kind's name. See targetOf. */
export type Target = JsonObject;

/** Older names of attributes and of what the target has, as policies of OpenStack use them. */
const OLDER_ATTRIBUTES: Readonly<Record<string, string>> = {
  tenant_id: 'project_id',
  tenant: 'project_id',
  user: 'user_id',
  'token.domain.id': 'domain_id',
  'token.project.domain.id': 'project_domain_id',
  'token.is_admin_project': 'is_admin_project',
};

/** Every attribute of credentials that a rule can ask for. */
export const ATTRIBUTES: readonly string[] = [
  ...([
    'user_id',
    'user_name',
    'user_domain_id',
    'project_id',
    'project_domain_id',
    'domain_id',
    'system_scope',
    'roles',
    'is_admin_project',
  ] satisfies readonly (keyof Credentials)[]),
  'is_admin',
  ...Object.keys(OLDER_ATTRIBUTES),
];

/** Pure. Reads one attribute of credentials, such as project_id; a list has several values, see anyValue. Undefined when it is missing. */
export function attributeReader(attribute: string): (credentials: Credentials) => Json | undefined {
  const known = Object.hasOwn(OLDER_ATTRIBUTES, attribute) ? OLDER_ATTRIBUTES[attribute] : undefined;
  const name = known ?? attribute;
  if (name === 'is_admin') return isAdministrator;
  const path = name.split('.');
  return (credentials) => {
    const values = credentials as unknown as JsonObject;
    if (path.length > 1) return valuesAt(values, path, 0);
    return Object.hasOwn(values, name) ? values[name] : undefined;
  };
}

/** Pure. Whether a value that attributeReader gave, or one of its list, passes the test. */
export function anyValue(value: Json | undefined, test: (value: Json) => boolean): boolean {
  if (value === undefined) return false;
  return isList(value) ? value.some((one) => anyValue(one, test)) : test(value);
}

function valuesAt(value: Json | undefined, path: readonly string[], at: number): readonly Json[] {
  if (value === undefined) return [];
  if (isList(value)) return value.flatMap((one) => valuesAt(one, path, at));
  const name = path[at];
  if (name === undefined) return [value];
  if (value === null || typeof value !== 'object' || !Object.hasOwn(value, name)) return [];
  return valuesAt(value[name], path, at + 1);
}

/**
 * Pure. Reads one value of a target by its key: the property of that very name, else the dots lead into objects. A leading
 * `target.` may be left out, and tenant_id is project_id. Undefined when it is missing.
 */
export function targetReader(key: string): (target: Target) => Json | undefined {
  const path = plainKey(key).split('.');
  const [first = ''] = path;
  if (path.length === 1) {
    return (target) => (Object.hasOwn(target, first) ? target[first] : undefined);
  }
  return (target) => {
    let value: Json | undefined = target;
    for (const name of path) {
      if (typeof value !== 'object' || value === null || isList(value)) return undefined;
      value = Object.hasOwn(value, name) ? (value as JsonObject)[name] : undefined;
    }
    return value;
  };
}

/** Pure. A target's key without `target.` and with today's name for a tenant. */
export function plainKey(key: string): string {
  const bare = key.startsWith('target.') && key.length > 'target.'.length ? key.slice('target.'.length) : key;
  return bare.replace(/(^|\.)tenant_id$/, '$1project_id');
}

/** Pure. A value as rules compare it, in OpenStack's words; undefined for lists, objects and what is missing. */
export function comparedText(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (value === undefined || (typeof value === 'object' && value !== null)) return undefined;
  return literalText(value);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
