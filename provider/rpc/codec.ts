/** Values in and out of messages, with the types of all schemas at hand. */
import { decodeCty, encodeCty } from '../protocol/msgpack.ts';
import { ctyFromJson } from '../protocol/cty-json.ts';
import type { CtyType } from '../protocol/cty-type.ts';
import { isRecord } from '../protocol/cty-value.ts';
import type { CtyValue } from '../protocol/cty-value.ts';
import { DiagnosticError, errorDiagnostic } from '../protocol/diagnostics.ts';
import { parseJson } from '../protocol/json.ts';
import type { LosslessJson } from '../protocol/json.ts';
import type { Tfplugin6 } from '../protocol/messages.ts';
import type { Decoded, Encodable } from '../protocol/protobuf.ts';
import { identityType, impliedType } from '../schema/schemas.ts';
import type { SchemaMessage, Schemas } from '../schema/schemas.ts';
import type { ObjectValue } from './handlers.ts';

type Dynamic = Decoded<Tfplugin6, 'DynamicValue'> | undefined;
type Identity = Decoded<Tfplugin6, 'ResourceIdentityData'> | undefined;
type Group = 'resources' | 'data_sources' | 'ephemeral_resources' | 'list_resources' | 'actions';

/** Decodes and encodes values; types are computed when first needed and kept. */
export interface Codec {
  /** The type of a group's schema. Throws DiagnosticError for a type name that is not served. */
  readonly typeOf: (group: Group, typeName: string) => CtyType;
  readonly providerType: () => CtyType;
  readonly decode: (value: Dynamic, type: CtyType) => CtyValue;
  /** Like `decode`, for an object or null. */
  readonly object: (value: Dynamic, type: CtyType) => ObjectValue;
  readonly encode: (value: CtyValue, type: CtyType) => Encodable<Tfplugin6, 'DynamicValue'>;
  /** Effect: an identity in a request also shows that the core knows them. */
  readonly identity: (value: Identity, typeName: string) => ObjectValue;
  /** Effect: from now on identities are sent; the core has shown that it knows them. */
  readonly expectIdentities: () => void;
  /** Undefined when the core is older than identities, there is none to send or the type has none. */
  readonly encodeIdentity: (
    value: ObjectValue | undefined,
    typeName: string,
  ) => Encodable<Tfplugin6, 'ResourceIdentityData'> | undefined;
  readonly json: (raw: Decoded<Tfplugin6, 'RawState'> | undefined) => LosslessJson;
}

const decodeDynamic = (value: Dynamic, type: CtyType): CtyValue => {
  if (value === undefined) return null;
  if (value.msgpack.length > 0) return decodeCty(value.msgpack, type);
  return value.json.length > 0
    ? ctyFromJson(parseJson(Buffer.from(value.json).toString('utf8')), type)
    : null;
};

const decodeObject = (value: Dynamic, type: CtyType): ObjectValue => {
  const decoded = decodeDynamic(value, type);
  return isRecord(decoded) ? decoded : null;
};

const notServed = (what: string, typeName: string): DiagnosticError =>
  new DiagnosticError([
    errorDiagnostic(
      `Unknown ${what}`,
      `This version of the Cairn provider has no ${what} ${JSON.stringify(typeName)}.`,
    ),
  ]);

/** Effect: none by itself. A codec over `schemas`, silent about identities until the core asks for them. */
export const createCodec = (schemas: Schemas): Codec => {
  const cache = new Map<SchemaMessage, CtyType>();
  const typeOfSchema = (schema: SchemaMessage): CtyType => {
    const known = cache.get(schema);
    if (known !== undefined) return known;
    const made = impliedType(schema);
    cache.set(schema, made);
    return made;
  };
  const identitySchemaType = (typeName: string): CtyType | undefined => {
    const schema = schemas.identities?.[typeName];
    return schema === undefined ? undefined : identityType(schema);
  };
  let sendsIdentities = false;
  const encode: Codec['encode'] = (value, type) => ({ msgpack: encodeCty(value, type) });
  return {
    typeOf: (group, typeName) => {
      const schema = schemas[group]?.[typeName];
      if (schema === undefined) throw notServed(group.replace('_', ' ').replace(/s$/, ''), typeName);
      return typeOfSchema(schema);
    },
    providerType: () => typeOfSchema(schemas.provider),
    decode: decodeDynamic,
    object: decodeObject,
    encode,
    expectIdentities: () => {
      sendsIdentities = true;
    },
    identity: (value, typeName) => {
      if (value !== undefined) sendsIdentities = true;
      const type = identitySchemaType(typeName);
      return type === undefined ? null : decodeObject(value?.identity_data, type);
    },
    encodeIdentity: (value, typeName) => {
      const type = sendsIdentities ? identitySchemaType(typeName) : undefined;
      if (type === undefined || value === null || value === undefined) return undefined;
      return { identity_data: encode(value, type) };
    },
    json: (raw) =>
      raw === undefined || raw.json.length === 0 ? null : parseJson(Buffer.from(raw.json).toString('utf8')),
  };
};
