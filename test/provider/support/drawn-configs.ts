/**
 * Configurations as people may write them, drawn from the schemas of the kinds alone: enums, ranges, patterns,
 * lengths, what may be left out, which properties need each other, references to objects that exist and fit.
 */
import * as fc from 'fast-check';
import { numberFromJson, numberFromText } from '../../../provider/protocol/cty-number.ts';
import { isRecord, record } from '../../../provider/protocol/cty-value.ts';
import type { CtyRecord, CtyValue } from '../../../provider/protocol/cty-value.ts';
import type { KindDescription } from '../../../provider/schema/description.ts';
import type { KindModel, Property, Shape } from '../../../schemas/generate/model.ts';
import type { Draw } from './draw.ts';
import { addressIn, drawRange } from './drawn-addresses.ts';
import { relate } from './drawn-relations.ts';
import type { Fixtures } from './fixtures.ts';

/** An object that configurations may refer to: its state, with its id. */
export interface StockItem {
  readonly id: string;
  readonly project_id: string | null;
  readonly state: CtyRecord;
}

/** What there is: objects by kind, files, and a counter that keeps names and address ranges apart. */
export interface Ground {
  readonly stock: ReadonlyMap<string, readonly StockItem[]>;
  readonly fixtures: Fixtures;
  /** Project of resources that name none. */
  readonly default_project_id: string;
  /** Set when all drawn configurations belong to one project; `lent`: what they join belongs to others, who share it with that project. */
  readonly only?: { readonly project_id: string; readonly lent: boolean };
  readonly next: () => number;
}

/** How much is drawn: `least` gives what is required only, numbers at their least plus `copy`. */
export type Extent =
  | 'any'
  | {
      readonly copy: number;
      readonly project_id: string;
      /** Words of enums. */
      readonly values: Readonly<Record<string, string>>;
    };

/** Where a value is drawn: from what, for whom, beside what. */
export interface Context {
  readonly draw: Draw;
  readonly ground: Ground;
  readonly kind: KindModel;
  readonly extent: Extent;
  readonly project_id: string;
  /** Members of the whole configuration drawn so far. */
  readonly top: Map<string, CtyValue>;
}

/** Attributes that the provider takes from a local file when they are left out. */
const FROM_FILE: readonly string[] = ['sha256', 'size_bytes'];

/** Maps whose keys are the names of something in the whole cloud. */
const UNIQUE_KEYS: readonly string[] = ['policy.rules'];

/** Texts in a language of their own, whose sentences are drawn elsewhere (test/property), or that must name what there is. */
const SENTENCES: Readonly<Record<string, readonly string[]>> = {
  // The one zone of hosts that no aggregate puts elsewhere.
  'server.availability_zone': ['nova'],
  'server_set.availability_zone': ['nova'],
  'policy.rules': [
    '',
    '@',
    '!',
    'role:admin',
    'not role:reader',
    '(role:member or role:reader) and role:manager',
  ],
};

const CHANCE_OF_OPTIONAL = 0.6;
const CHANCE_OF_PATTERN_BESIDE_EXAMPLES = 0.01;
const LONGEST_COLLECTION = 3;
const LONGEST_TEXT = 40;

const LONG_FRACTION = fc.stringMatching(/^[0-9]{17,60}$/);
const PLAIN_KEY = fc.stringMatching(/^[a-z][a-z0-9_-]{0,7}$/);
const ANY_KEY = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
  .map((text) => text.normalize('NFC'));

const limit = (shape: Shape, name: string, otherwise: number): number => {
  const value = shape.limits[name];
  return typeof value === 'number' ? value : otherwise;
};

/** Terraform keeps text in Unicode's normal form C. */
const normal = (text: string): string => text.normalize('NFC');

const texts = new WeakMap<Shape, fc.Arbitrary<string>>();

const textOf = (shape: Shape): fc.Arbitrary<string> => {
  const known = texts.get(shape);
  if (known !== undefined) return known;
  const { pattern } = shape.limits;
  const [shortest, longest] = [limit(shape, 'minLength', 0), limit(shape, 'maxLength', Infinity)];
  const bounds = { minLength: shortest, maxLength: Math.min(longest, Math.max(shortest, LONGEST_TEXT)) };
  const matcher = typeof pattern === 'string' ? new RegExp(pattern, 'u') : /^/u;
  const drawn =
    typeof pattern === 'string'
      ? fc.stringMatching(matcher)
      : fc.oneof(
          fc.string({ ...bounds, unit: 'grapheme-ascii' }),
          fc.string({ ...bounds, unit: 'grapheme' }),
          fc.string({ ...bounds, unit: 'binary' }),
        );
  const made = drawn.map(normal).filter((text) => {
    const { length } = Array.from(text);
    return length >= shortest && length <= longest && matcher.test(text);
  });
  texts.set(shape, made);
  return made;
};

const drawName = ({ draw, ground }: Context, shape: Shape): string =>
  `${Array.from(draw.of(textOf(shape)))
    .slice(0, 200)
    .join('')}-${ground.next()}`;

const drawText = (
  context: Context,
  property: Property,
  shape: Shape,
  siblings: Map<string, CtyValue>,
): string => {
  const { draw, ground, kind } = context;
  if (property.pointer === '/name') return drawName(context, shape);
  if (property.definition === 'ipv4_cidr') return drawRange(draw, ground.next(), context.extent !== 'any');
  if (property.definition === 'ipv4_address') {
    const range = rangeNear(kind.spec, context.top) ?? rangeBehind(context, siblings);
    if (range !== undefined) return addressIn(draw, range);
  }
  const sentences = SENTENCES[`${kind.name}.${property.name}`];
  if (sentences !== undefined) return draw.pick(sentences);
  const { examples } = property;
  if (Array.isArray(examples) && !draw.chance(CHANCE_OF_PATTERN_BESIDE_EXAMPLES)) {
    return String(draw.pick(examples));
  }
  return draw.of(textOf(shape));
};

/** The range that a sibling property holds. */
const rangeNear = (
  properties: readonly Property[],
  members: ReadonlyMap<string, CtyValue>,
): string | undefined => {
  const name = properties.find(({ definition }) => definition === 'ipv4_cidr')?.name;
  const value = name === undefined ? undefined : members.get(name);
  return typeof value === 'string' ? value : undefined;
};

/** The range of an object that a sibling refers to. */
const rangeBehind = ({ ground }: Context, siblings: ReadonlyMap<string, CtyValue>): string | undefined => {
  for (const value of siblings.values()) {
    for (const items of ground.stock.values()) {
      const found = items.find(({ id }) => id === value)?.state['cidr'];
      if (typeof found === 'string') return found;
    }
  }
  return undefined;
};

/**
 * Whether drawn servers may all be of it at once: there are but a few hosts, and hard rules leave some servers none. Those are tried where the
 * scheduler is.
 */
const holdsAny = ({ state }: StockItem): boolean =>
  !['affinity', 'anti-affinity'].includes(String(state['policy']));

const drawReference = ({ draw, ground, project_id }: Context, property: Property): string => {
  const allowed = Object.entries(property.references_where ?? {});
  const fitting = (ground.stock.get(property.references ?? '') ?? []).filter(
    (item) =>
      (item.project_id === null || item.project_id === project_id || ground.only?.lent === true) &&
      allowed.every(([name, values]) => (values as readonly unknown[]).includes(item.state[name])) &&
      (property.references !== 'server_group' || holdsAny(item)),
  );
  return draw.pick(fitting).id;
};

const drawNumber = ({ draw, extent }: Context, shape: Shape): CtyValue => {
  const [min, max] = [limit(shape, 'minimum', -1e15), limit(shape, 'maximum', 1e15)];
  if (extent !== 'any') return Math.min(min + extent.copy, max);
  if (shape.type === 'integer') return draw.of(fc.integer({ min, max }));
  const double = draw.of(fc.double({ min, max, noNaN: true }));
  // HCL knows fractions that no double holds: one third has as many digits as core cares to keep.
  const digits = draw.of(LONG_FRACTION);
  return draw.chance(0.5)
    ? numberFromJson(double)
    : numberFromText(`${Math.min(Math.max(Math.ceil(min), Math.floor(double)), max - 1)}.${digits}1`);
};

const drawValue = (
  context: Context,
  property: Property,
  shape: Shape,
  siblings: Map<string, CtyValue>,
): CtyValue => {
  const { draw } = context;
  switch (shape.type) {
    case 'string': {
      if (property.references !== undefined) return drawReference(context, property);
      if (shape.values === undefined) return drawText(context, property, shape, siblings);
      const fixed = context.extent === 'any' ? undefined : context.extent.values[property.name];
      return fixed ?? draw.pick(shape.values);
    }
    case 'boolean':
      return draw.of(fc.boolean());
    case 'integer':
    case 'number':
      return drawNumber(context, shape);
    case 'object':
      return drawMembers(context, shape.properties);
    case 'map': {
      const most = Math.min(limit(shape, 'maxProperties', LONGEST_COLLECTION), LONGEST_COLLECTION);
      const count = draw.whole(limit(shape, 'minProperties', 0), most);
      const keys = new Set(Array.from({ length: count }, () => drawKey(context, property)));
      return record([...keys].map((key) => [key, drawValue(context, property, shape.values, siblings)]));
    }
    case 'array': {
      const least = limit(shape, 'minItems', 0);
      const most = Math.max(
        least,
        Math.min(limit(shape, 'maxItems', LONGEST_COLLECTION), LONGEST_COLLECTION),
      );
      const count = draw.whole(least, most);
      const items = Array.from({ length: count }, () => drawValue(context, property, shape.items, siblings));
      return shape.unique ? [...new Map(items.map((item) => [JSON.stringify(item), item])).values()] : items;
    }
    default:
      return shape satisfies never;
  }
};

/** Most keys are names; the service must bear all others. A key that no other object of the kind may have is counted. */
const drawKey = ({ draw, ground, kind }: Context, { name }: Property): string => {
  const key = draw.chance(0.8) ? draw.of(PLAIN_KEY) : draw.of(ANY_KEY);
  return UNIQUE_KEYS.includes(`${kind.name}.${name}`) ? `${key}${ground.next()}` : key;
};

/** What others are drawn from comes first: choices, references, ranges. */
const rank = ({ shape, references, definition, name }: Property): number => {
  if (name === 'project_id') return 0;
  if (shape.type === 'string' && (shape.values !== undefined || references !== undefined)) return 1;
  return definition === 'ipv4_cidr' ? 2 : 3;
};

const isPresent = (context: Context, property: Property): boolean => {
  const { draw, ground, extent, project_id } = context;
  if (property.pointer === '/project_id' && extent === 'any') {
    return project_id !== ground.default_project_id || draw.chance(0.5);
  }
  if (property.required) return true;
  // What may go while it is named is drawn by tests of its own.
  if (property.on_delete === 'keep') return false;
  if (extent !== 'any') return extent.values[property.name] !== undefined;
  return draw.chance(CHANCE_OF_OPTIONAL);
};

/** Members of an object, each drawn beside those drawn before it; `top` holds what is there already. */
export const drawMembers = (
  context: Context,
  properties: readonly Property[],
  top?: Map<string, CtyValue>,
): CtyRecord => {
  const members = top ?? new Map<string, CtyValue>();
  for (const property of [...properties].sort((a, b) => rank(a) - rank(b))) {
    if (!isPresent(context, property)) continue;
    // The kind's own rule, which no schema says.
    if (property.pointer === '/max_servers_per_host' && members.get('policy') !== 'anti-affinity') continue;
    const value =
      property.pointer === '/project_id'
        ? context.project_id
        : drawValue(context, property, property.shape, members);
    members.set(property.name, value);
  }
  return record(properties.map(({ name }) => [name, members.get(name) ?? null]));
};

/** What is of no use without another goes; of alternatives one comes. */
export const keepRules = (context: Context, members: Map<string, CtyValue>): void => {
  const { kind, draw } = context;
  const lacks = (names: readonly string[]): boolean =>
    names.some((name) => (members.get(name) ?? null) === null);
  const add = (name: string): void => {
    const property = kind.spec.find((each) => each.name === name);
    if (property !== undefined) members.set(name, drawValue(context, property, property.shape, members));
  };
  if (kind.alternatives.length > 0 && kind.alternatives.every(lacks)) {
    for (const name of draw.pick(kind.alternatives)) add(name);
  }
  for (const [name, needed] of Object.entries(kind.dependent)) if (lacks(needed)) members.delete(name);
};

/** A secret (`NAME_wo`) comes with its version or not at all, and not beside the readable form (`NAME`). */
const keepSecrets = (kind: KindModel, members: Map<string, CtyValue>): void => {
  const has = (name: string): boolean => (members.get(name) ?? null) !== null;
  for (const { name, write_only } of kind.spec) {
    if (!write_only) continue;
    const version = `${name}_version`;
    if (has(name) && has(version) && !has(name.replace(/_wo$/, ''))) continue;
    members.delete(name);
    members.delete(version);
  }
};

/** A file's companions are left out, or say what the file has; without the file they speak of bytes that the service has. */
const followFile = (context: Context, members: Map<string, CtyValue>): void => {
  const { kind, draw, ground, extent } = context;
  const file = kind.spec.find(({ format }) => format === 'local-file');
  if (file === undefined) return;
  const drawn = members.get('disk_format');
  const word = typeof drawn === 'string' && ground.fixtures.has(drawn) ? drawn : 'raw';
  members.set('disk_format', word);
  const fixtures = ground.fixtures.get(word) ?? [];
  const fixture = extent === 'any' ? draw.pick(fixtures) : fixtures[extent.copy % fixtures.length];
  if (fixture === undefined) throw new Error('there is no file to upload');
  // Bytes come from the fixture alone, as what they are, into the only store there is.
  for (const name of members.keys())
    if (/^(source_.*|store|container_format)$/.test(name)) members.delete(name);
  const named = extent !== 'any' || draw.chance(0.7);
  members.delete(file.name);
  if (named) members.set(file.name, fixture.path);
  for (const name of FROM_FILE) {
    members.delete(name);
    if (!named || (extent === 'any' && draw.chance(0.5))) members.set(name, fixture[name as 'sha256']);
  }
};

/** Attributes that only Terraform knows. */
const drawOwn = (
  { draw, extent }: Context,
  description: KindDescription,
): readonly (readonly [string, CtyValue])[] =>
  Object.entries(description.attributes).flatMap(
    ([name, attribute]): readonly (readonly [string, CtyValue])[] => {
      if (attribute.source !== 'provider' || attribute.optional !== true) return [];
      if (attribute.type === 'bool') return [[name, extent === 'any' ? draw.of(fc.boolean()) : null]];
      const parts = Object.keys(attribute.nested?.attributes ?? {});
      if (parts.length === 0 || draw.chance(0.8)) return [[name, null]];
      return [[name, record(parts.map((part) => [part, draw.pick(['10m', '1h30m', null])]))]];
    },
  );

/** Draws one configuration of a kind. */
export const drawConfig = (
  draw: Draw,
  kind: KindModel,
  description: KindDescription,
  ground: Ground,
  extent: Extent = 'any',
  only_project_id?: string,
): CtyRecord => {
  const projects = (ground.stock.get('project') ?? []).map(({ id }) => id);
  const project_id =
    extent === 'any'
      ? (only_project_id ?? ground.only?.project_id ?? draw.pick(projects))
      : extent.project_id;
  const top = new Map<string, CtyValue>();
  const context: Context = { draw, ground, kind, extent, project_id, top };
  drawMembers(context, kind.spec, top);
  keepRules(context, top);
  relate(context, top);
  keepSecrets(kind, top);
  followFile(context, top);
  const own = new Map(drawOwn(context, description));
  return record(
    Object.keys(description.attributes).map((name) => [name, top.get(name) ?? own.get(name) ?? null]),
  );
};

/** Without what is of no use because what it needs is not there. */
export const withoutOrphans = (kind: KindModel, config: CtyRecord): CtyRecord => {
  const members = new Map(Object.entries(config));
  for (const [name, needed] of Object.entries(kind.dependent)) {
    if (needed.some((other) => (config[other] ?? null) === null)) members.delete(name);
  }
  keepSecrets(kind, members);
  return record(Object.keys(config).map((name) => [name, members.get(name) ?? null]));
};

/** The same configuration with the keys of every map and object in another order. */
export const shuffled = (draw: Draw, value: CtyValue): CtyValue => {
  if (Array.isArray(value)) return (value as readonly CtyValue[]).map((item) => shuffled(draw, item));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, shuffled(draw, inner)] as const);
  const order = entries.map((entry) => [draw.uniform(), entry] as const).sort(([a], [b]) => a - b);
  return record(order.map(([, entry]) => entry));
};
