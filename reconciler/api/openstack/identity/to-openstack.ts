import type { JsonObject, Json } from '../../../model/json.ts';
import type { Resource } from '../../../model/resource.ts';
import { showDomainId } from './ids.ts';

/** Pure. A domain as clients of Keystone read it; `base` is where they reach the facade. */
export function showDomain(base: string, { id, spec }: Resource): JsonObject {
  const shown = showDomainId(id);
  return {
    id: shown,
    name: text(spec, 'name'),
    description: text(spec, 'description'),
    enabled: spec['enabled'] !== false,
    tags: [],
    options: {},
    links: self(base, 'domains', shown),
  };
}

/** Pure. A project; one without a parent hangs below its domain. */
export function showProject(base: string, { id, spec }: Resource): JsonObject {
  const domain_id = showDomainId(text(spec, 'domain_id'));
  return {
    id,
    name: text(spec, 'name'),
    domain_id,
    parent_id: spec['parent_id'] ?? domain_id,
    description: text(spec, 'description'),
    enabled: spec['enabled'] !== false,
    is_domain: false,
    tags: spec['tags'] ?? [],
    options: {},
    links: self(base, 'projects', id),
  };
}

/** Pure. A user, without anything of the password. */
export function showUser(base: string, { id, spec }: Resource): JsonObject {
  return {
    id,
    name: text(spec, 'name'),
    domain_id: showDomainId(text(spec, 'domain_id')),
    enabled: spec['enabled'] !== false,
    ...given(spec, ['description', 'email', 'default_project_id']),
    options: {},
    password_expires_at: null,
    links: self(base, 'users', id),
  };
}

/** Pure. A group. */
export function showGroup(base: string, { id, spec }: Resource): JsonObject {
  return {
    id,
    name: text(spec, 'name'),
    domain_id: showDomainId(text(spec, 'domain_id')),
    description: text(spec, 'description'),
    links: self(base, 'groups', id),
  };
}

/** Pure. A role as it stands inside other objects. */
export function showRolePlainly({ id, spec }: Resource): JsonObject {
  return {
    id,
    name: text(spec, 'name'),
    domain_id: null,
    description: spec['description'] ?? null,
    options: {},
  };
}

/** Pure. A role. */
export function showRole(base: string, role: Resource): JsonObject {
  return { ...showRolePlainly(role), links: self(base, 'roles', role.id) };
}

/** Pure. A role by name, as rules of implication show it. */
export function showRoleBriefly(base: string, { id, spec }: Resource): JsonObject {
  return { id, name: text(spec, 'name'), links: self(base, 'roles', id) };
}

/** Pure. A service. */
export function showService(base: string, { id, spec }: Resource): JsonObject {
  return {
    id,
    type: text(spec, 'type'),
    name: text(spec, 'name'),
    enabled: spec['enabled'] !== false,
    ...given(spec, ['description']),
    links: self(base, 'services', id),
  };
}

/** Pure. A region, which clients know by its name; `names` holds those of all regions by id. */
export function showRegion(base: string, { spec }: Resource, names: ReadonlyMap<string, string>): JsonObject {
  const id = text(spec, 'name');
  return {
    id,
    description: text(spec, 'description'),
    parent_region_id: names.get(text(spec, 'parent_region_id')) ?? null,
    links: self(base, 'regions', encodeURIComponent(id)),
  };
}

/** Pure. An endpoint; `names` holds those of all regions by id. */
export function showEndpoint(
  base: string,
  { id, spec }: Resource,
  names: ReadonlyMap<string, string>,
): JsonObject {
  const region = names.get(text(spec, 'region_id')) ?? null;
  return {
    id,
    interface: text(spec, 'interface'),
    service_id: text(spec, 'service_id'),
    url: text(spec, 'url'),
    region,
    region_id: region,
    enabled: spec['enabled'] !== false,
    links: self(base, 'endpoints', id),
  };
}

function self(base: string, collection: string, id: string): JsonObject {
  return { self: `${base}/${collection}/${id}` };
}

function text(spec: JsonObject, name: string): string {
  const value = spec[name];
  return typeof value === 'string' ? value : '';
}

function given(spec: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    names.flatMap((name): readonly (readonly [string, Json])[] => {
      const value = spec[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
