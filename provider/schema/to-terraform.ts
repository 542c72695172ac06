/** Descriptions as schemas of the protocol: the provider's, one resource per kind, and the data sources. */
import { typeBytes } from '../protocol/cty-type.ts';
import type { Tfplugin6 } from '../protocol/messages.ts';
import type { Encodable } from '../protocol/protobuf.ts';
import type {
  AttributeDescription,
  AttributeDescriptions,
  DataSourceDescription,
  ProviderDescription,
} from './description.ts';
import type { IdentityMessage, SchemaMessage, Schemas } from './schemas.ts';
import { attributeType, isComputed } from './types.ts';

type AttributeMessage = Encodable<Tfplugin6, 'Schema.Attribute'>;

/** Numbers of the protocol's nesting modes. */
const NESTING = { single: 1, list: 2, set: 3, map: 4 } as const;
const MARKDOWN = 1;

const typeOrNested = (
  attribute: AttributeDescription,
  toMessages: (attributes: AttributeDescriptions) => readonly AttributeMessage[],
): AttributeMessage =>
  attribute.nested === undefined
    ? { type: typeBytes(attributeType(attribute)) }
    : {
        nested_type: {
          attributes: toMessages(attribute.nested.attributes),
          nesting: NESTING[attribute.nested.nesting],
        },
      };

/** Pure. Attributes as the protocol carries them, with what a user may set. */
export const attributeMessages = (attributes: AttributeDescriptions): readonly AttributeMessage[] =>
  Object.entries(attributes).map(([name, attribute]) => ({
    name,
    ...typeOrNested(attribute, attributeMessages),
    description: attribute.description,
    description_kind: MARKDOWN,
    required: attribute.required === true,
    optional: attribute.required !== true && (attribute.optional === true || attribute.default !== undefined),
    computed: attribute.required !== true && isComputed(attribute),
    sensitive: attribute.sensitive === true,
    write_only: attribute.write_only === true,
    deprecated: attribute.deprecated === true,
  }));

/** Pure. A schema of attributes alone. */
export const schemaMessage = (
  version: number,
  description: string,
  attributes: readonly AttributeMessage[],
): SchemaMessage => ({
  version,
  block: { version, attributes, description, description_kind: MARKDOWN },
});

const IDENTITY: IdentityMessage = {
  version: 0,
  identity_attributes: [
    {
      name: 'id',
      type: typeBytes('string'),
      required_for_import: true,
      description: 'Id of the object in Cairn.',
    },
  ],
};

const byTypeName = <Named extends { readonly type_name: string }, Item>(
  all: readonly Named[],
  make: (one: Named) => Item,
): Readonly<Record<string, Item>> => Object.fromEntries(all.map((one) => [one.type_name, make(one)]));

/** Pure. All schemas that the provider serves. */
export const toSchemas = (
  description: ProviderDescription,
  data_sources: readonly DataSourceDescription[],
): Schemas => {
  const kinds = Object.values(description.kinds);
  const resources = kinds.filter((kind) => kind.data_source_only !== true);
  return {
    provider: schemaMessage(
      0,
      description.provider.description ?? '',
      attributeMessages(description.provider.attributes),
    ),
    resources: byTypeName(resources, (kind) =>
      schemaMessage(kind.version, kind.description, attributeMessages(kind.attributes)),
    ),
    data_sources: byTypeName(data_sources, (source) =>
      schemaMessage(0, source.description, attributeMessages(source.attributes)),
    ),
    identities: byTypeName(resources, () => IDENTITY),
  };
};
