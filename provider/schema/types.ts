/** From descriptions to Terraform's types, and small questions about attributes. */
import type { CtyObjectType, CtyType } from '../protocol/cty-type.ts';
import type {
  AttributeDescription,
  AttributeDescriptions,
  AttributeSource,
  AttributeType,
  KindDescription,
} from './description.ts';

const plainType = (type: AttributeType): CtyType => {
  if (typeof type === 'string') return type;
  if ('list' in type) return { kind: 'list', element: plainType(type.list) };
  if ('set' in type) return { kind: 'set', element: plainType(type.set) };
  return { kind: 'map', element: plainType(type.map) };
};

/** Pure. The type of one attribute's values. */
export const attributeType = (attribute: AttributeDescription): CtyType => {
  if (attribute.nested === undefined) return plainType(attribute.type ?? 'string');
  const element = objectType(attribute.nested.attributes);
  const { nesting } = attribute.nested;
  return nesting === 'single' ? element : { kind: nesting, element };
};

const objectTypes = new WeakMap<AttributeDescriptions, CtyObjectType>();

/** Pure. The object type of a set of attributes; the same set gives the same type object. */
export const objectType = (attributes: AttributeDescriptions): CtyObjectType => {
  const known = objectTypes.get(attributes);
  if (known !== undefined) return known;
  const types = Object.create(null) as Record<string, CtyType>;
  for (const [name, attribute] of Object.entries(attributes)) types[name] = attributeType(attribute);
  const made: CtyObjectType = { kind: 'object', attributes: types };
  objectTypes.set(attributes, made);
  return made;
};

/** Pure. Where an attribute of a kind lives; `spec` when the description does not say. */
export const sourceOf = (attribute: AttributeDescription): AttributeSource => attribute.source ?? 'spec';

/** Pure. The attributes of a kind that come from one of the sources, with their names. */
export const attributesFrom = (
  kind: KindDescription,
  ...sources: readonly AttributeSource[]
): readonly (readonly [name: string, attribute: AttributeDescription])[] =>
  Object.entries(kind.attributes).filter(([, attribute]) => sources.includes(sourceOf(attribute)));

/** Pure. Can Terraform's plan fill this attribute when the configuration leaves it null? */
export const isComputed = (attribute: AttributeDescription): boolean =>
  attribute.computed === true || attribute.default !== undefined;

/** Pure. The name of the attribute that holds a local file's path; undefined when the kind has none. */
export const localFileAttribute = (kind: KindDescription): string | undefined =>
  Object.entries(kind.attributes).find(([, attribute]) => attribute.format === 'local-file')?.[0];
