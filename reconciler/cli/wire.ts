import type { Resource } from '../../schemas/generated/api.ts';
import type { JsonObject } from '../model/json.ts';

/** An object of any kind as the API returns it, its spec and status as plain JSON: what prints does not depend on the kind. */
export type ResourceView = Omit<Resource, 'spec' | 'status'> & {
  readonly spec: JsonObject;
  readonly status: JsonObject;
};

/** Pure. A typed object -> the same object as plain JSON; the one place where the kind's own types are erased. */
export function toView(resource: Resource): ResourceView {
  return resource as unknown as ResourceView;
}
