/** Drawn kinds, configurations of them, and a service that stores what it is sent in its own form. */
import * as fc from 'fast-check';
import { ctyToJson } from '../../../provider/protocol/cty-json.ts';
import { UNKNOWN, record } from '../../../provider/protocol/cty-value.ts';
import type { CtyRecord, CtyValue } from '../../../provider/protocol/cty-value.ts';
import type { LosslessJson } from '../../../provider/protocol/json.ts';
import type {
  AttributeDescription,
  AttributeDescriptions,
  AttributeType,
  JsonValue,
  KindDescription,
} from '../../../provider/schema/description.ts';
import { attributeType, attributesFrom } from '../../../provider/schema/types.ts';
import { values } from './cty-arbitraries.ts';

const plainTypes = fc.constantFrom<AttributeType>(
  'string',
  'number',
  'bool',
  { list: 'string' },
  { set: 'string' },
  { map: 'number' },
  { map: { list: 'bool' } },
);

const DEFAULTS: Readonly<Record<string, JsonValue>> = { string: 'a default', number: 7, bool: true };

const defaultFor = (type: AttributeType): JsonValue => {
  if (typeof type === 'string') return DEFAULTS[type] ?? null;
  return 'map' in type ? {} : [];
};

type Presence = 'required' | 'optional' | 'computed' | 'default' | 'write_only';

const flags = (presence: Presence): Partial<AttributeDescription> => {
  switch (presence) {
    case 'required':
      return { required: true };
    case 'optional':
      return { optional: true };
    case 'computed':
    case 'default':
      return { optional: true, computed: true };
    case 'write_only':
      return { optional: true, write_only: true };
    default:
      return presence;
  }
};

const mutabilities = fc.constantFrom<'in-place' | 'restart' | 'replace'>('in-place', 'restart', 'replace');

const plain = (presences: readonly Presence[]): fc.Arbitrary<AttributeDescription> =>
  fc.tuple(plainTypes, fc.constantFrom(...presences), mutabilities).map(([type, presence, mutability]) => ({
    type,
    description: 'Drawn.',
    mutability,
    source: 'spec',
    ...flags(presence),
    ...(presence === 'default' ? { default: defaultFor(type) } : {}),
  }));

const names = fc.stringMatching(/^[a-z]{1,4}$/).filter((name) => !['id', 'drift'].includes(name));

const nested = fc
  .tuple(fc.constantFrom<'single' | 'list' | 'set' | 'map'>('single', 'list', 'set', 'map'), mutabilities)
  .chain(([nesting, mutability]) => {
    // A set's elements are told apart by their content, so the service must not fill in any.
    const presences: readonly Presence[] =
      nesting === 'set'
        ? ['required', 'optional', 'default']
        : ['required', 'optional', 'default', 'computed'];
    return fc
      .dictionary(names, plain(presences), { minKeys: 1, maxKeys: 3 })
      .map((attributes): AttributeDescription => ({
        nested: { nesting, attributes },
        description: 'Drawn.',
        mutability,
        source: 'spec',
        optional: true,
      }));
  });

const reported = plainTypes.chain((type) =>
  fc.boolean().map((stable): AttributeDescription => ({
    type,
    description: 'Drawn.',
    computed: true,
    source: 'status',
    stable,
  })),
);

/** Kinds with a handful of attributes of every sort. */
export const kinds: fc.Arbitrary<KindDescription> = fc
  .tuple(
    fc.dictionary(
      names,
      fc.oneof(
        { weight: 3, arbitrary: plain(['required', 'optional', 'computed', 'default', 'write_only']) },
        { weight: 1, arbitrary: nested },
      ),
      { minKeys: 1, maxKeys: 5 },
    ),
    fc.dictionary(fc.stringMatching(/^s_[a-z]$/), reported, { maxKeys: 3 }),
  )
  .map(([spec, status]) => ({
    type_name: 'cairn_drawn',
    collection: 'drawns',
    description: 'Drawn.',
    version: 0,
    attributes: {
      id: { type: 'string', description: 'Id.', computed: true, source: 'meta', stable: true },
      ...spec,
      ...status,
      drift: { type: { map: 'string' }, description: 'Drift.', computed: true, source: 'status' },
    },
  }));

const replaceBig = (_key: string, value: unknown): unknown =>
  typeof value === 'bigint' ? value.toString() : value;

const withoutNullElements = (value: CtyValue): boolean => !JSON.stringify(value, replaceBig).includes('null');

const distinct = (value: CtyValue): CtyValue =>
  Array.isArray(value) ? [...new Map(value.map((item) => [JSON.stringify(item), item])).values()] : value;

const configValue = (attribute: AttributeDescription, unknowns: boolean): fc.Arbitrary<CtyValue> => {
  const present =
    attribute.nested === undefined
      ? values(attributeType(attribute))
          .filter((value) => value !== null && !JSON.stringify(value, replaceBig).includes('refinement'))
          .filter(withoutNullElements)
          .map((value) => (isSet(attribute) ? distinct(value) : value))
      : nestedConfig(attribute, unknowns);
  const weighted = [
    { weight: 6, arbitrary: present },
    ...(attribute.required === true ? [] : [{ weight: 3, arbitrary: fc.constant<CtyValue>(null) }]),
    ...(unknowns ? [{ weight: 1, arbitrary: fc.constant<CtyValue>(UNKNOWN) }] : []),
  ];
  return fc.oneof(...weighted);
};

const isSet = (attribute: AttributeDescription): boolean =>
  typeof attribute.type === 'object' && 'set' in attribute.type;

const nestedConfig = (attribute: AttributeDescription, unknowns: boolean): fc.Arbitrary<CtyValue> => {
  const object = configObject(attribute.nested?.attributes ?? {}, unknowns);
  switch (attribute.nested?.nesting) {
    case 'map':
      return fc
        .dictionary(fc.constantFrom('eth0', 'eth1', 'x'), object, { maxKeys: 3 })
        .map((entries) => record(Object.entries(entries)));
    case 'list':
      return fc.array(object, { maxLength: 3 });
    case 'set':
      return fc
        .array(object, { maxLength: 3 })
        .map((items) => [...new Map(items.map((item) => [JSON.stringify(item, replaceBig), item])).values()]);
    case 'single':
    case undefined:
    default:
      return object;
  }
};

const configObject = (attributes: AttributeDescriptions, unknowns: boolean): fc.Arbitrary<CtyRecord> => {
  const entries = Object.entries(attributes);
  return fc
    .tuple(
      ...entries.map(([, attribute]) =>
        attribute.source === 'status' || attribute.source === 'meta'
          ? fc.constant<CtyValue>(null)
          : configValue(attribute, unknowns),
      ),
    )
    .map((members) => record(entries.map(([name], index) => [name, members[index] as CtyValue])));
};

/** Configurations of a kind; with `unknowns`, some values are not known yet. */
export const configs = (kind: KindDescription, unknowns: boolean): fc.Arbitrary<CtyRecord> =>
  configObject(kind.attributes, unknowns);

const fillText = (type: AttributeType | undefined): JsonValue => {
  if (type === undefined || type === 'string') return 'chosen by the service';
  if (type === 'number') return 42;
  if (type === 'bool') return false;
  return 'map' in type ? {} : [];
};

const fillObject = (attributes: AttributeDescriptions, spec: Record<string, LosslessJson>): LosslessJson => {
  const filled: Record<string, LosslessJson> = { ...spec };
  for (const [name, attribute] of Object.entries(attributes)) {
    const given = filled[name];
    if (attribute.write_only === true) {
      delete filled[name];
      continue;
    }
    if (given === undefined) {
      // Nothing is sent for null; the service chooses where it may.
      if (attribute.computed === true) filled[name] = fillText(attribute.type) as LosslessJson;
      continue;
    }
    if (isSet(attribute) && Array.isArray(given)) filled[name] = [...(given as LosslessJson[])].reverse();
    const children = attribute.nested?.attributes;
    if (children === undefined || given === null) continue;
    const object = (inner: LosslessJson): LosslessJson =>
      fillObject(children, inner as Record<string, LosslessJson>);
    switch (attribute.nested?.nesting) {
      case 'map':
        filled[name] = Object.fromEntries(
          Object.entries(given as Record<string, LosslessJson>).map(([key, inner]) => [key, object(inner)]),
        );
        break;
      case 'list':
        filled[name] = (given as LosslessJson[]).map(object);
        break;
      case 'set':
        filled[name] = (given as LosslessJson[]).map(object).reverse();
        break;
      case 'single':
      case undefined:
        filled[name] = object(given);
    }
  }
  return filled;
};

/** A resource as a service returns it for a spec: computed values filled in, sets in another order, no secrets. */
export const served = (
  kind: KindDescription,
  id: string,
  spec: Readonly<Record<string, LosslessJson>>,
  status: Readonly<Record<string, LosslessJson>>,
) => {
  const attributes = Object.fromEntries(attributesFrom(kind, 'spec'));
  const stored = fillObject(attributes, { ...spec }) as Record<string, LosslessJson>;
  return { spec: stored, status, envelope: { id, spec: stored, status } };
};

/** Drawn reports of a kind. */
export const statuses = (kind: KindDescription): fc.Arbitrary<Record<string, LosslessJson>> => {
  const entries = attributesFrom(kind, 'status').filter(([name]) => name !== 'drift');
  return fc
    .tuple(
      ...entries.map(([, attribute]) =>
        values(attributeType(attribute)).filter((value) => {
          try {
            ctyToJson(value);
            return true;
          } catch {
            return false;
          }
        }),
      ),
    )
    .map((members) =>
      Object.fromEntries([
        ...entries.map(([name], index) => [name, ctyToJson(members[index] as CtyValue)]),
        ['drift', {}],
      ]),
    );
};
