import type { Json, JsonObject } from '../model/json.ts';
import { canonicalJson } from '../model/canonical-json.ts';
import { ruleFor } from './names.ts';
import type { Target } from './values.ts';

/** A property that not everybody who may write an object may set or change. */
type GuardedProperty = {
  readonly kind: string;
  /** Pointer into the spec; a star stands for every key. */
  readonly pointer: string;
  readonly rule: string;
  /** The value that the rule is about; every one where nothing is said. */
  readonly value?: Json;
  /** Whether it matters only to an object that is there: a new one has the value anyway. */
  readonly is_default?: boolean;
};

/** Every property that has a rule of its own. */
export const GUARDED_PROPERTIES: readonly GuardedProperty[] = [
  { kind: 'image', pointer: '/visibility', value: 'public', rule: ruleFor('image', 'publicize') },
  { kind: 'image', pointer: '/visibility', value: 'community', rule: ruleFor('image', 'communitize') },
  { kind: 'image', pointer: '/deactivated', value: true, rule: ruleFor('image', 'deactivate') },
  {
    kind: 'image',
    pointer: '/deactivated',
    value: false,
    is_default: true,
    rule: ruleFor('image', 'reactivate'),
  },
  { kind: 'server', pointer: '/locked', value: true, rule: ruleFor('server', 'lock') },
  { kind: 'server', pointer: '/host_id', rule: ruleFor('server', 'place') },
  { kind: 'server_set', pointer: '/template/host_id', rule: ruleFor('server_set', 'place') },
  { kind: 'server_set', pointer: '/members/*/host_id', rule: ruleFor('server_set', 'place') },
];

/** Properties of an image that only its own project sees: where its bytes came from. */
export const PRIVATE_PROPERTIES: readonly string[] = [
  'file',
  'source_url',
  'source_server_id',
  'source_image_id',
];

/** A property with a rule of its own that is to change: to this value, where the rule is about one. */
export type GuardedChange = { readonly path: string; readonly rule: string; readonly value?: Json };

/** Pure. The properties with a rule of their own that differ between two states of an object: where, and which rule decides. */
export function guardedChanges(
  kind: string,
  stored: Target | null,
  planned: Target,
): readonly GuardedChange[] {
  return GUARDED_PROPERTIES.filter((guarded) => guarded.kind === kind).flatMap((guarded) => {
    const { pointer, rule, value: about, is_default = false } = guarded;
    if (is_default && stored === null) return [];
    const before = new Map(stored === null ? [] : valuesAt(stored, pointer.split('/').slice(1), '/spec'));
    return valuesAt(planned, pointer.split('/').slice(1), '/spec')
      .filter(([, value]) => about === undefined || value === about)
      .filter(([path, value]) => canonicalJson(value) !== canonicalJson(before.get(path) ?? null))
      .map(([path]) => ({ path, rule, ...(about === undefined ? {} : { value: about }) }));
  });
}

/** The values at a pointer that are set, with their full paths. */
function valuesAt(
  value: Json | undefined,
  segments: readonly string[],
  path: string,
): readonly (readonly [string, Json])[] {
  const [segment, ...rest] = segments;
  if (segment === undefined) return value === undefined || value === null ? [] : [[path, value]];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const object = value as JsonObject;
  const names = segment === '*' ? Object.keys(object) : Object.hasOwn(object, segment) ? [segment] : [];
  return names.flatMap((name) =>
    valuesAt(object[name], rest, `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
}
