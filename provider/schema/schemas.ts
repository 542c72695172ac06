/** Everything that the provider serves, as messages of the protocol, and the types that follow from it. */
import type { CtyObjectType, CtyType } from '../protocol/cty-type.ts';
import { typeFromJson } from '../protocol/cty-type.ts';
import type { Tfplugin6 } from '../protocol/messages.ts';
import type { Encodable } from '../protocol/protobuf.ts';

/** A schema as the protocol carries it. */
export type SchemaMessage = Encodable<Tfplugin6, 'Schema'>;

/** A function's definition as the protocol carries it. */
export type FunctionMessage = Encodable<Tfplugin6, 'Function'>;

/** An identity's schema as the protocol carries it. */
export type IdentityMessage = Encodable<Tfplugin6, 'ResourceIdentitySchema'>;

/** Schemas by type name. Groups that are left out are empty. */
export interface Schemas {
  readonly provider: SchemaMessage;
  readonly resources: Readonly<Record<string, SchemaMessage>>;
  readonly data_sources: Readonly<Record<string, SchemaMessage>>;
  readonly ephemeral_resources?: Readonly<Record<string, SchemaMessage>>;
  readonly list_resources?: Readonly<Record<string, SchemaMessage>>;
  readonly actions?: Readonly<Record<string, SchemaMessage>>;
  readonly functions?: Readonly<Record<string, FunctionMessage>>;
  /** Identity schemas by resource type name. */
  readonly identities?: Readonly<Record<string, IdentityMessage>>;
}

type Block = Encodable<Tfplugin6, 'Schema.Block'>;
type Attribute = Encodable<Tfplugin6, 'Schema.Attribute'>;

/** Numbers of the protocol's nesting modes; 5 (group) occurs in blocks only. */
const NESTED_KINDS = [undefined, undefined, 'list', 'set', 'map'] as const;

const parseType = (bytes: Uint8Array | undefined): CtyType =>
  typeFromJson(JSON.parse(Buffer.from(bytes ?? []).toString('utf8')) as unknown);

const nested = (element: CtyObjectType, mode: number): CtyType => {
  const kind = NESTED_KINDS[mode];
  return kind === undefined ? element : { kind, element };
};

const attributeType = (attribute: Attribute): CtyType => {
  const object = attribute.nested_type;
  return object === undefined
    ? parseType(attribute.type)
    : nested(objectType(object.attributes ?? [], []), object.nesting ?? 0);
};

const objectType = (
  attributes: readonly Attribute[],
  blocks: readonly Encodable<Tfplugin6, 'Schema.NestedBlock'>[],
): CtyObjectType => {
  const types = Object.create(null) as Record<string, CtyType>;
  for (const attribute of attributes) types[attribute.name ?? ''] = attributeType(attribute);
  for (const block of blocks) {
    types[block.type_name ?? ''] = nested(blockType(block.block ?? {}), block.nesting ?? 0);
  }
  return { kind: 'object', attributes: types };
};

const blockType = (block: Block): CtyObjectType =>
  objectType(block.attributes ?? [], block.block_types ?? []);

/** Pure. The object type of the values that a schema describes. */
export const impliedType = (schema: SchemaMessage): CtyObjectType => blockType(schema.block ?? {});

/** Pure. The object type of an identity. */
export const identityType = (schema: IdentityMessage): CtyObjectType => ({
  kind: 'object',
  attributes: Object.fromEntries(
    (schema.identity_attributes ?? []).map((attribute) => [attribute.name ?? '', parseType(attribute.type)]),
  ),
});

/** Pure. The type of a function's parameter at `position`; undefined when there are not so many. */
export const parameterType = (definition: FunctionMessage, position: number): CtyType | undefined => {
  const parameter = definition.parameters?.[position] ?? definition.variadic_parameter;
  return parameter === undefined ? undefined : parseType(parameter.type);
};

/** Pure. The type of a function's result. */
export const returnType = (definition: FunctionMessage): CtyType => parseType(definition.return?.type);
