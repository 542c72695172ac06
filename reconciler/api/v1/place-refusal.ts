import { sameJson } from '../../model/canonical-json.ts';
import { CairnError } from '../../model/error.ts';
import type { JsonObject } from '../../model/json.ts';

/** Properties of a server that decide where it can be. */
const PLACE_FIELDS = ['host_id', 'flavor_id', 'image_id', 'availability_zone', 'server_group_id'] as const;

const HINT =
  'If the same plan makes room for it (removes servers, or makes them smaller), apply that part first (terraform apply -target).';

/** Pure. The properties that decide where a server can be and that are not equal in both specs. */
export function placeFields(before: JsonObject, after: JsonObject): readonly string[] {
  return PLACE_FIELDS.filter((name) => !sameJson(before[name] ?? null, after[name] ?? null));
}

/** Pure. The refusal of a planned server that finds no place; `message` is the scheduler's. */
export function placeRefusal({
  path,
  summary,
  finds,
  message,
}: {
  readonly path: string;
  readonly summary: string;
  readonly finds: string;
  readonly message: string;
}): CairnError {
  return new CairnError('unschedulable', `${summary} ${message}`, {
    violations: [{ path, message: `${finds}: ${message}`, hint: HINT }],
  });
}
