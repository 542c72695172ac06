import type { Json, JsonObject } from '../model/json.ts';
import type { Credentials } from './credentials.ts';
import { ownershipOf } from './visibility.ts';

/** Pure. A flavor's spec as the caller sees it: which other projects may use the flavor is no business of a project. */
export function shownAccess(credentials: Credentials, spec: JsonObject): JsonObject {
  if (ownershipOf('flavor', credentials).all) return spec;
  const { project_id } = credentials;
  return { ...spec, access_project_ids: idsOf(spec).filter((id) => id === project_id) };
}

/** Pure. A spec that the caller sends for a flavor, with the projects that it cannot see and so left out. */
export function withUnseenAccess(
  credentials: Credentials,
  stored: JsonObject,
  given: JsonObject,
): JsonObject {
  if (ownershipOf('flavor', credentials).all) return given;
  const sent = idsOf(given);
  const unseen = idsOf(stored).filter((id) => id !== credentials.project_id && !sent.includes(id));
  return unseen.length === 0 ? given : { ...given, access_project_ids: [...sent, ...unseen] };
}

function idsOf(spec: JsonObject): readonly string[] {
  const ids: Json = spec['access_project_ids'] ?? [];
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
}
