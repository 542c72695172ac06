import type {
  AttributeDescription,
  AttributeDescriptions,
  AttributeType,
  KindDescription,
  NestedDescription,
  ProviderDescription,
} from '../../provider/schema/description.ts';
import { STATE_UPGRADES, stateVersion } from '../../provider/upgrade/state-upgrades.ts';
import { collectionOf } from '../collection.ts';
import { valuesSentence } from '../values-sentence.ts';
import { matchOf } from './filters.ts';
import { allProperties } from './model.ts';
import type { KindModel, Model, Property, Shape } from './model.ts';
import { words } from './names.ts';
import { PROVIDER_ATTRIBUTES } from './provider-attributes.ts';

/** Attributes that Terraform fills from a local file, in a kind that has one. */
const FILE_COMPANIONS = ['sha256', 'size_bytes'];

/** Pure. The model -> generated/terraform.json: all that the provider knows of the kinds. */
export function terraform(model: Model): ProviderDescription {
  return {
    format_version: 1,
    provider: {
      description: 'Declares projects, images, networks, servers and hosts of a Cairn service.',
      attributes: PROVIDER_ATTRIBUTES,
    },
    kinds: Object.fromEntries(model.kinds.map((kind) => [kind.name, toKind(kind)])),
  };
}

function toKind(kind: KindModel): KindDescription {
  const fromFile = kind.spec.some((property) => property.format === 'local-file');
  const attributes: Record<string, AttributeDescription> = {
    id: {
      type: 'string',
      description: `Id of the ${words(kind.name)}: a lower-case UUID, known before it is made.`,
      computed: true,
      source: 'meta',
      stable: true,
    },
  };
  for (const property of kind.spec) attributes[property.name] = toSpecAttribute(property, kind, fromFile);
  for (const property of kind.status) attributes[property.name] = toStatusAttribute(property);
  if (disturbs(kind)) Object.assign(attributes, disruption(kind));
  if (kind.holds_data !== undefined) attributes['allow_replace'] = allowReplace(kind);
  attributes['timeouts'] = timeouts();
  return {
    type_name: `cairn_${kind.name}`,
    collection: collectionOf(kind.name),
    description: kind.description,
    version: stateVersion(STATE_UPGRADES, kind.name),
    attributes,
    ...(kind.holds_data === undefined ? {} : { holds_data: kind.holds_data }),
  };
}

/** Is there a change that disturbs what runs without a new object? */
function disturbs(kind: KindModel): boolean {
  return allProperties(kind.spec).some(
    ({ mutability }) => mutability === 'restart' || mutability === 'rebuild',
  );
}

function disruption(kind: KindModel): AttributeDescriptions {
  const name = words(kind.name);
  const computed = { type: 'string', computed: true, source: 'provider' } as const;
  return {
    disruption: {
      ...computed,
      description: sentences([
        `What the planned change does to the ${name} as it runs; afterwards, what the last change did.`,
        valuesSentence(['none', 'restart', 'rebuild', 'replace']),
        `Null for a new ${name}: a replacement is announced by Terraform itself.`,
      ]),
    },
    disruption_reason: {
      ...computed,
      description: 'Which arguments cause the disruption, or what drift is repaired.',
    },
  };
}

function allowReplace(kind: KindModel): AttributeDescription {
  return {
    type: 'bool',
    optional: true,
    source: 'provider',
    description:
      `Whether a change that cannot be made in place may replace the ${words(kind.name)}. Lost with it: ${kind.holds_data}. ` +
      'Without it such a change is refused when it is planned.',
  };
}

function toSpecAttribute(property: Property, kind: KindModel, fromFile: boolean): AttributeDescription {
  const filled = property.pointer === '/project_id' || (fromFile && FILE_COMPANIONS.includes(property.name));
  return {
    ...toAttribute(property, (child) => toSpecAttribute(child, kind, false)),
    ...presence(property, filled),
    source: 'spec',
    description: specDescription(property, kind),
  };
}

function presence(property: Property, filled: boolean): Partial<AttributeDescription> {
  if (property.write_only) return { optional: true, sensitive: true, write_only: true };
  if (filled) return { optional: true, computed: true };
  if (property.default !== undefined) {
    return { optional: true, computed: true, default: property.default };
  }
  return property.required ? { required: true } : { optional: true };
}

function toStatusAttribute(property: Property): AttributeDescription {
  return {
    ...toAttribute(property, toStatusAttribute),
    computed: true,
    source: 'status',
    ...(property.mutability === 'replace' ? { stable: true } : {}),
    description: sentences([property.description, unitSentence(property), valuesOf(property)]),
  };
}

function toAttribute(
  property: Property,
  toChild: (child: Property) => AttributeDescription,
): Pick<AttributeDescription, 'type' | 'nested' | 'mutability' | 'references' | 'format' | 'filter'> {
  const filter = matchOf(property);
  const nested = toNested(property.shape, toChild);
  return {
    ...(nested === undefined ? { type: toType(property.shape) } : { nested }),
    ...(property.mutability === undefined || property.read_only ? {} : { mutability: property.mutability }),
    ...(property.references === undefined ? {} : { references: property.references }),
    ...(property.format === 'local-file' ? { format: 'local-file' } : {}),
    ...(filter === undefined ? {} : { filter }),
  };
}

function toNested(
  shape: Shape,
  toChild: (child: Property) => AttributeDescription,
): NestedDescription | undefined {
  const objects = (inner: Shape): AttributeDescriptions | undefined =>
    inner.type === 'object'
      ? Object.fromEntries(inner.properties.map((child) => [child.name, toChild(child)]))
      : undefined;
  const nesting =
    shape.type === 'map' ? 'map' : shape.type === 'array' ? (shape.unique ? 'set' : 'list') : 'single';
  const inner = shape.type === 'map' ? shape.values : shape.type === 'array' ? shape.items : shape;
  const attributes = objects(inner);
  return attributes === undefined ? undefined : { nesting, attributes };
}

function toType(shape: Shape): AttributeType {
  if (shape.type === 'string') return 'string';
  if (shape.type === 'boolean') return 'bool';
  if (shape.type === 'integer' || shape.type === 'number') return 'number';
  if (shape.type === 'map') return { map: toType(shape.values) };
  if (shape.type === 'array')
    return shape.unique ? { set: toType(shape.items) } : { list: toType(shape.items) };
  throw new TypeError('an object inside a collection of collections has no form in Terraform');
}

function timeouts(): AttributeDescription {
  const duration = (deed: string): AttributeDescription => ({
    type: 'string',
    description: `How long to wait for ${deed}, for example \`90s\` or \`10m\`. Default: \`10m\`.`,
    optional: true,
    source: 'provider',
  });
  return {
    nested: {
      nesting: 'single',
      attributes: {
        create: duration('creation'),
        update: duration('a change'),
        delete: duration('deletion'),
      },
    },
    description: 'How long Terraform waits until Cairn reports success.',
    optional: true,
    source: 'provider',
  };
}

function specDescription(property: Property, kind: KindModel): string {
  return sentences([
    property.description,
    unitSentence(property),
    limitSentence(property),
    valuesOf(property),
    property.default === undefined ? '' : `Default: \`${JSON.stringify(property.default)}\`.`,
    mutabilitySentence(property, kind),
  ]);
}

function unitSentence(property: Property): string {
  return property.unit === undefined ? '' : `In ${property.unit}.`;
}

/** A limit that the description already tells is not told again. */
function limitSentence({ shape, description }: Property): string {
  const [low, high, noun] = {
    string: ['minLength', 'maxLength', ' characters'],
    integer: ['minimum', 'maximum', ''],
    number: ['minimum', 'maximum', ''],
    array: ['minItems', 'maxItems', ' items'],
    map: ['minProperties', 'maxProperties', ' entries'],
    boolean: ['', '', ''],
    object: ['', '', ''],
  }[shape.type] as [string, string, string];
  const [least, most] = [shape.limits[low], shape.limits[high]].map((limit) =>
    typeof limit === 'number' ? limit.toLocaleString('en-US') : undefined,
  );
  const isTold = (limit: string): boolean => new RegExp(`(?<![\\d,])${limit}(?![\\d,])`).test(description);
  if (most !== undefined && isTold(most)) return '';
  if (most === undefined) return least === undefined || least === '0' ? '' : `At least ${least}${noun}.`;
  return least === undefined || (least === '0' && noun !== '')
    ? `At most ${most}${noun}.`
    : `Between ${least} and ${most}${noun}.`;
}

function valuesOf({ shape }: Property): string {
  return shape.type === 'string' && shape.values !== undefined ? valuesSentence(shape.values) : '';
}

function mutabilitySentence(property: Property, kind: KindModel): string {
  // Terraform never sees a secret change, only its version.
  if (property.write_only) return '';
  if (property.mutability === 'restart') return `Changing this restarts the ${words(kind.name)}.`;
  if (property.mutability === 'rebuild') return 'Changing this makes anew what it runs: data on it is lost.';
  return property.mutability === 'replace' ? `Changing this replaces the ${words(kind.name)}.` : '';
}

function sentences(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}
