/**
 * MessagePack as Terraform uses it: directed by the type in hand, because a number may come as text and an
 * unknown as an extension. No general library knows these rules.
 *
 * Source: Terraform plugin protocol documentation, "Object wire format"; MessagePack specification.
 * - number: an integer, a double, or decimal text when neither holds it exactly;
 * - dynamic: an array of the type's JSON in bytes and the value;
 * - unknown: any extension; code 12 carries refinements (hints), which are kept byte for byte.
 */
import type { CtyType } from './cty-type.ts';
import { typeFromJson, typeToJson } from './cty-type.ts';
import {
  CtyDecimal,
  numberFromBigint,
  numberFromDouble,
  numberFromText,
  numberToText,
} from './cty-number.ts';
import type { CtyNumber } from './cty-number.ts';
import { CtyDynamic, CtyUnknown, UNKNOWN, isRecord, isSequence } from './cty-value.ts';
import type { CtyValue } from './cty-value.ts';
import { MsgpackError, MsgpackReader, MsgpackWriter } from './msgpack-bytes.ts';

const MAX_DEPTH = 500;
const REFINED = 12;

const kindName = (type: CtyType): string => (typeof type === 'string' ? type : type.kind);

const decode = (reader: MsgpackReader, type: CtyType, depth: number): CtyValue => {
  if (depth > MAX_DEPTH) throw new MsgpackError('value nested too deep');
  const token = reader.next();
  if (token.kind === 'nil') return null;
  if (token.kind === 'ext') {
    return token.code === REFINED && token.bytes.length > 0
      ? new CtyUnknown(Uint8Array.from(token.bytes))
      : UNKNOWN;
  }
  if (type === 'string') {
    if (token.kind === 'string') return token.value;
  } else if (type === 'bool') {
    if (token.kind === 'bool') return token.value;
  } else if (type === 'number') {
    if (token.kind === 'integer') return numberFromBigint(token.value);
    if (token.kind === 'double') return numberFromDouble(token.value);
    if (token.kind === 'string') return numberFromText(token.value);
  } else if (type === 'dynamic') {
    if (token.kind === 'array' && token.length === 2) {
      const typeToken = reader.next();
      if (typeToken.kind !== 'bytes' && typeToken.kind !== 'string') {
        throw new MsgpackError('a dynamic value starts with its type');
      }
      const json: unknown = JSON.parse(
        typeToken.kind === 'string' ? typeToken.value : Buffer.from(typeToken.bytes).toString('utf8'),
      );
      const inner = typeFromJson(json);
      return new CtyDynamic(inner, decode(reader, inner, depth + 1));
    }
  } else if (type.kind === 'list' || type.kind === 'set') {
    if (token.kind === 'array') {
      const items: CtyValue[] = [];
      for (let index = 0; index < token.length; index++) items.push(decode(reader, type.element, depth + 1));
      return items;
    }
  } else if (type.kind === 'tuple') {
    if (token.kind === 'array') {
      if (token.length !== type.elements.length) {
        throw new MsgpackError(`a tuple of ${type.elements.length} has ${token.length} elements`);
      }
      return type.elements.map((element) => decode(reader, element, depth + 1));
    }
  } else if (token.kind === 'map') {
    return decodeMap(reader, type, token.length, depth);
  }
  throw new MsgpackError(`${token.kind} where a ${kindName(type)} was expected`);
};

const decodeMap = (
  reader: MsgpackReader,
  type: Exclude<CtyType, string>,
  length: number,
  depth: number,
): CtyValue => {
  const made = Object.create(null) as Record<string, CtyValue>;
  for (let index = 0; index < length; index++) {
    const key = reader.next();
    if (key.kind !== 'string') throw new MsgpackError('a key is not a string');
    const inner =
      type.kind === 'object' ? type.attributes[key.value] : type.kind === 'map' ? type.element : undefined;
    if (inner === undefined) throw new MsgpackError(`unexpected attribute ${key.value}`);
    made[key.value] = decode(reader, inner, depth + 1);
  }
  if (type.kind === 'object') {
    for (const name of Object.keys(type.attributes)) made[name] ??= null;
  }
  return made;
};

/** Pure. The value in `bytes`, which must be of `type`; attributes missing in an object are null. Throws MsgpackError, CtyTypeError or CtyNumberError. */
export const decodeCty = (bytes: Uint8Array, type: CtyType): CtyValue => {
  const reader = new MsgpackReader(bytes);
  const value = decode(reader, type, 0);
  reader.end();
  return value;
};

const encodeNumber = (writer: MsgpackWriter, value: CtyNumber): void => {
  if (value instanceof CtyDecimal) writer.string(numberToText(value));
  else if (typeof value === 'bigint') {
    if (value >= -(2n ** 63n) && value < 2n ** 64n) writer.bigInteger(value);
    else writer.string(numberToText(value));
  } else if (Number.isSafeInteger(value)) writer.integer(value);
  else writer.double(value);
};

const encode = (writer: MsgpackWriter, value: CtyValue, type: CtyType, depth: number): void => {
  if (depth > MAX_DEPTH) throw new MsgpackError('value nested too deep');
  if (value === null) {
    writer.nil();
    return;
  }
  if (value instanceof CtyUnknown) {
    if (value.refinement === null) writer.unknown();
    else writer.ext(REFINED, value.refinement);
    return;
  }
  if (type === 'dynamic') {
    if (!(value instanceof CtyDynamic)) throw new MsgpackError('a dynamic value needs its type');
    writer.array(2);
    writer.bytes(Buffer.from(JSON.stringify(typeToJson(value.type)), 'utf8'));
    encode(writer, value.value, value.type, depth + 1);
    return;
  }
  if (type === 'string' && typeof value === 'string') return writer.string(value);
  if (type === 'bool' && typeof value === 'boolean') return writer.bool(value);
  if (type === 'number') {
    if (typeof value === 'number' && !Number.isFinite(value))
      throw new MsgpackError(`not a number: ${value}`);
    if (typeof value === 'number' || typeof value === 'bigint' || value instanceof CtyDecimal) {
      return encodeNumber(writer, value);
    }
  }
  if (typeof type === 'object') return encodeCompound(writer, value, type, depth);
  throw new MsgpackError(`${typeof value} given for a ${kindName(type)}`);
};

const encodeCompound = (
  writer: MsgpackWriter,
  value: CtyValue,
  type: Exclude<CtyType, string>,
  depth: number,
): void => {
  if (isSequence(value)) {
    if (type.kind === 'list' || type.kind === 'set') {
      writer.array(value.length);
      for (const item of value) encode(writer, item, type.element, depth + 1);
      return;
    }
    if (type.kind === 'tuple' && type.elements.length === value.length) {
      writer.array(value.length);
      type.elements.forEach((element, index) => encode(writer, value[index] as CtyValue, element, depth + 1));
      return;
    }
  } else if (isRecord(value)) {
    if (type.kind === 'map') {
      const keys = Object.keys(value);
      writer.map(keys.length);
      for (const key of keys) {
        writer.string(key);
        encode(writer, value[key] as CtyValue, type.element, depth + 1);
      }
      return;
    }
    if (type.kind === 'object') {
      const names = Object.keys(type.attributes);
      for (const name of Object.keys(value)) {
        if (!Object.hasOwn(type.attributes, name)) throw new MsgpackError(`unexpected attribute ${name}`);
      }
      writer.map(names.length);
      for (const name of names) {
        writer.string(name);
        encode(writer, value[name] ?? null, type.attributes[name] as CtyType, depth + 1);
      }
      return;
    }
  }
  throw new MsgpackError(`wrong value given for a ${type.kind}`);
};

/** Pure. The bytes of a value of `type`; attributes that an object lacks are written as null. Throws MsgpackError when the value is not of the type. */
export const encodeCty = (value: CtyValue, type: CtyType): Uint8Array => {
  const writer = new MsgpackWriter();
  encode(writer, value, type, 0);
  return writer.finish();
};
