import { createHash } from 'node:crypto';
import type { Json, JsonObject } from '../../../model/json.ts';
import type { Resource } from '../../../model/resource.ts';

/** A request that an application credential may make. */
type AccessRule = { readonly service: string; readonly method: string; readonly path: string };

/** Pure. An application credential, less its secret; `roles` are those that it carries, as they stand inside other objects. */
export function showCredential(
  base: string,
  { id, spec }: Resource,
  roles: readonly JsonObject[],
): JsonObject {
  const { user_id = null, expires_at } = spec;
  const rules = spec['access_rules'];
  return {
    id,
    name: spec['name'] ?? '',
    description: spec['description'] ?? null,
    user_id,
    project_id: spec['scope_project_id'] ?? null,
    system: null,
    roles,
    expires_at: typeof expires_at === 'string' ? expires_at.replace(/Z$/, '.000000') : null,
    unrestricted: spec['unrestricted'] === true,
    ...showAccessRules(id, Array.isArray(rules) ? (rules as unknown as readonly AccessRule[]) : null),
    links: { self: `${base}/users/${String(user_id)}/application_credentials/${id}` },
  };
}

/** Pure. The rules of a credential; nothing when it has none. Keystone gives each an id, so each gets one that follows from its place. */
export function showAccessRules(credential_id: string, rules: readonly AccessRule[] | null): JsonObject {
  if (rules === null) return {};
  const shown: readonly Json[] = rules.map(({ service, method, path }, index) => ({
    id: idOfRule(credential_id, index),
    service,
    method,
    path,
  }));
  return { access_rules: shown };
}

/** Pure. A time as a client of Keystone writes it -> as Cairn stores it, to the second; the text itself when it is none. */
export function readTime(text: string): string {
  const parts = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,9})?(Z|\+00:?00)?$/.exec(text);
  return parts === null ? text : `${parts[1] ?? ''}Z`;
}

function idOfRule(credential_id: string, index: number): string {
  return createHash('sha256').update(`${credential_id}/${index}`).digest('hex').slice(0, 32);
}
