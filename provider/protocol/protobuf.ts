/**
 * Protocol Buffers (proto3) by table: only what Terraform's protocol needs.
 * Scalars are string, bytes, bool, int64 and enum; labels are repeated, map (string keys) and optional.
 *
 * Source: Protocol Buffers documentation, "Encoding"; default values are not written, unknown fields are skipped.
 */

/** A scalar type of a field. */
export type Scalar = 'string' | 'bytes' | 'bool' | 'int64' | 'enum';

/** A field: number, type (a scalar, or the name of another message in the same table) and label. */
export type Field = readonly [number: number, type: string, label?: 'repeated' | 'map' | 'optional'];

/** The fields of one message, by name. */
export interface Fields {
  readonly [name: string]: Field;
}

/** Messages by name. */
export interface MessageTable {
  readonly [message: string]: Fields;
}

interface ScalarTypes {
  string: string;
  bytes: Uint8Array;
  bool: boolean;
  int64: number;
  enum: number;
}

type DecodedType<Table extends MessageTable, Type> = Type extends Scalar
  ? ScalarTypes[Type]
  : Type extends keyof Table
    ? Decoded<Table, Type>
    : never;

type DecodedField<Table extends MessageTable, F> = F extends readonly [number, infer Type, infer Label]
  ? Label extends 'repeated'
    ? readonly DecodedType<Table, Type>[]
    : Label extends 'map'
      ? { readonly [key: string]: DecodedType<Table, Type> }
      : DecodedType<Table, Type> | undefined
  : F extends readonly [number, infer Type]
    ? Type extends Scalar
      ? ScalarTypes[Type]
      : DecodedType<Table, Type> | undefined
    : never;

/** A decoded message: scalars have their default when absent; messages and `optional` fields are undefined. */
export type Decoded<Table extends MessageTable, Name extends keyof Table> = {
  readonly [F in keyof Table[Name]]: DecodedField<Table, Table[Name][F]>;
};

type EncodableType<Table extends MessageTable, Type> = Type extends Scalar
  ? ScalarTypes[Type]
  : Type extends keyof Table
    ? Encodable<Table, Type>
    : never;

type EncodableField<Table extends MessageTable, F> = F extends readonly [number, infer Type, infer Label]
  ? Label extends 'repeated'
    ? readonly EncodableType<Table, Type>[]
    : Label extends 'map'
      ? { readonly [key: string]: EncodableType<Table, Type> }
      : EncodableType<Table, Type>
  : F extends readonly [number, infer Type]
    ? EncodableType<Table, Type>
    : never;

/** A message to encode: every field may be left out or undefined. */
export type Encodable<Table extends MessageTable, Name extends keyof Table> = {
  readonly [F in keyof Table[Name]]?: EncodableField<Table, Table[Name][F]> | undefined;
};

const VARINT = 0;
const FIXED64 = 1;
const DELIMITED = 2;
const FIXED32 = 5;
const SCALARS: ReadonlySet<string> = new Set(['string', 'bytes', 'bool', 'int64', 'enum']);
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const EMPTY_BYTES = new Uint8Array(0);

/** Bytes that are not a message of the table: cut short, or of the wrong wire type. */
export class ProtobufError extends Error {
  override readonly name = 'ProtobufError';
}

const writeVarint = (out: number[], value: number): void => {
  if (!Number.isSafeInteger(value)) throw new ProtobufError(`not an integer: ${value}`);
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest > 0x7fn) {
    out.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  out.push(Number(rest));
};

const varint = (value: number): Buffer => {
  if (value >= 0 && value < 0x80) return Buffer.of(value);
  const out: number[] = [];
  writeVarint(out, value);
  return Buffer.from(out);
};

const delimited = (number: number, payload: Uint8Array): Uint8Array[] => [
  varint(number * 8 + DELIMITED),
  varint(payload.length),
  payload,
];

const encodeValue = (table: MessageTable, number: number, type: string, value: unknown): Uint8Array[] => {
  switch (type) {
    case 'string':
      return delimited(number, Buffer.from(value as string, 'utf8'));
    case 'bytes':
      return delimited(number, value as Uint8Array);
    case 'bool':
      return [varint(number * 8 + VARINT), varint(value === true ? 1 : 0)];
    case 'int64':
    case 'enum':
      return [varint(number * 8 + VARINT), varint(value as number)];
    default:
      return delimited(number, encodeFields(table, type, value as Readonly<Record<string, unknown>>));
  }
};

const isDefault = (value: unknown): boolean =>
  value === '' || value === 0 || value === false || (value instanceof Uint8Array && value.length === 0);

const encodeFields = (
  table: MessageTable,
  name: string,
  message: Readonly<Record<string, unknown>>,
): Buffer => {
  const fields = table[name];
  if (fields === undefined) throw new ProtobufError(`no message ${name} in the table`);
  const parts: Uint8Array[] = [];
  for (const [field, [number, type, label]] of Object.entries(fields)) {
    const value = message[field];
    if (value === undefined || value === null) continue;
    if (label === 'repeated') {
      for (const item of value as readonly unknown[]) parts.push(...encodeValue(table, number, type, item));
    } else if (label === 'map') {
      for (const [key, item] of Object.entries(value)) {
        const entry = [...encodeValue(table, 1, 'string', key), ...encodeValue(table, 2, type, item)];
        parts.push(...delimited(number, Buffer.concat(entry)));
      }
    } else if (label === 'optional' || !isDefault(value)) {
      parts.push(...encodeValue(table, number, type, value));
    }
  }
  return Buffer.concat(parts);
};

interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
  readonly end: number;
}

const readVarint = (cursor: Cursor): bigint => {
  let value = 0n;
  for (let shift = 0n; shift < 70n; shift += 7n) {
    const byte = cursor.at < cursor.end ? cursor.bytes[cursor.at++] : undefined;
    if (byte === undefined) throw new ProtobufError('message cut short inside a number');
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) return BigInt.asUintN(64, value);
  }
  throw new ProtobufError('number longer than ten bytes');
};

const readDelimited = (cursor: Cursor): Cursor => {
  const length = Number(readVarint(cursor));
  const start = cursor.at;
  if (length > cursor.end - start) throw new ProtobufError('message cut short inside a field');
  cursor.at += length;
  return { bytes: cursor.bytes, at: start, end: start + length };
};

const skip = (cursor: Cursor, wireType: number): void => {
  switch (wireType) {
    case VARINT:
      readVarint(cursor);
      return;
    case FIXED64:
    case FIXED32:
      cursor.at += wireType === FIXED64 ? 8 : 4;
      if (cursor.at > cursor.end) throw new ProtobufError('message cut short inside a field');
      return;
    case DELIMITED:
      readDelimited(cursor);
      return;
    default:
      throw new ProtobufError(`wire type ${wireType} is not supported`);
  }
};

const decodeValue = (table: MessageTable, type: string, cursor: Cursor): unknown => {
  if (type === 'bool') return readVarint(cursor) !== 0n;
  if (type === 'int64' || type === 'enum') return Number(BigInt.asIntN(64, readVarint(cursor)));
  const inner = readDelimited(cursor);
  if (type === 'bytes') return inner.bytes.subarray(inner.at, inner.end);
  if (type === 'string') {
    try {
      return utf8.decode(inner.bytes.subarray(inner.at, inner.end));
    } catch {
      throw new ProtobufError('a string is not UTF-8');
    }
  }
  return decodeFields(table, type, inner);
};

const defaultOf = (type: string, label: Field[2]): unknown => {
  if (label === 'repeated') return [];
  if (label === 'map') return Object.create(null);
  if (label === 'optional' || !SCALARS.has(type)) return undefined;
  if (type === 'string') return '';
  if (type === 'bytes') return EMPTY_BYTES;
  return type === 'bool' ? false : 0;
};

const decodeMapEntry = (table: MessageTable, type: string, cursor: Cursor): [string, unknown] => {
  let key = '';
  let value: unknown;
  while (cursor.at < cursor.end) {
    const tag = Number(readVarint(cursor));
    if (tag === 8 + DELIMITED) key = decodeValue(table, 'string', cursor) as string;
    else if (tag === 16 + wireTypeOf(type)) value = decodeValue(table, type, cursor);
    else skip(cursor, tag & 7);
  }
  if (value === undefined) {
    value = SCALARS.has(type)
      ? defaultOf(type, undefined)
      : decodeFields(table, type, { ...cursor, at: 0, end: 0 });
  }
  return [key, value];
};

const wireTypeOf = (type: string): number =>
  type === 'bool' || type === 'int64' || type === 'enum' ? VARINT : DELIMITED;

const decodeFields = (table: MessageTable, name: string, cursor: Cursor): unknown => {
  const fields = table[name];
  if (fields === undefined) throw new ProtobufError(`no message ${name} in the table`);
  const message: Record<string, unknown> = {};
  const byNumber = new Map<number, readonly [name: string, field: Field]>();
  for (const [field, spec] of Object.entries(fields)) {
    message[field] = defaultOf(spec[1], spec[2]);
    byNumber.set(spec[0], [field, spec]);
  }
  while (cursor.at < cursor.end) {
    const tag = Number(readVarint(cursor));
    const found = byNumber.get(Math.floor(tag / 8));
    const wireType = tag % 8;
    if (found === undefined) {
      skip(cursor, wireType);
      continue;
    }
    const [field, [, type, label]] = found;
    if (wireType !== (label === 'map' ? DELIMITED : wireTypeOf(type))) {
      throw new ProtobufError(`${name}.${field} has wire type ${wireType}`);
    }
    if (label === 'repeated') (message[field] as unknown[]).push(decodeValue(table, type, cursor));
    else if (label === 'map') {
      const [key, value] = decodeMapEntry(table, type, readDelimited(cursor));
      (message[field] as Record<string, unknown>)[key] = value;
    } else message[field] = decodeValue(table, type, cursor);
  }
  return message;
};

/** Pure. The bytes of a message; absent and default fields take no space. Throws ProtobufError for a non-integer. */
export const encodeMessage = <Table extends MessageTable, Name extends keyof Table & string>(
  table: Table,
  name: Name,
  message: Encodable<Table, Name>,
): Buffer => encodeFields(table, name, message);

/** Pure. The message in `bytes`; `bytes` fields share its memory. Throws ProtobufError when it is cut short. */
export const decodeMessage = <Table extends MessageTable, Name extends keyof Table & string>(
  table: Table,
  name: Name,
  bytes: Uint8Array,
): Decoded<Table, Name> =>
  decodeFields(table, name, { bytes, at: 0, end: bytes.length }) as Decoded<Table, Name>;
