/**
 * XDR (RFC 4506) as libvirt's RPC uses it: big-endian, every item padded to four bytes.
 *
 * A codec is a pair of functions. Codecs are combined (xdr-compound.ts: `struct`, `list`, `optional`, ...) and the
 * TypeScript type of the value follows from the combination, so a table of codecs is also the table of types.
 */

/** A value that cannot be encoded, or bytes that cannot be decoded: where (`position`, bytes) and in which field (`path`). */
export class XdrError extends Error {
  readonly position: number;
  readonly path: readonly string[];
  readonly reason: string;

  constructor(reason: string, position: number, path: readonly string[] = []) {
    super(`XDR: ${path.length > 0 ? `${path.join('.')}: ` : ''}${reason} (byte ${position})`);
    this.name = 'XdrError';
    this.reason = reason;
    this.position = position;
    this.path = path;
  }
}

/** Bytes being written; `bytes` grows by doubling, `length` is how much of it is used. */
export type XdrWriter = { bytes: Buffer; length: number };

/** Bytes being read; `offset` moves forward up to `end`. */
export type XdrReader = { readonly bytes: Buffer; offset: number; readonly end: number };

/** How one type goes to bytes and comes back. */
export type Codec<T> = {
  readonly write: (writer: XdrWriter, value: T) => void;
  readonly read: (reader: XdrReader) => T;
};

/** Any codec, when the type of its value does not matter. */
export type AnyCodec = {
  readonly write: (writer: XdrWriter, value: never) => void;
  readonly read: (reader: XdrReader) => unknown;
};

/** The type of the values of a codec. */
export type ValueOf<C extends AnyCodec> = ReturnType<C['read']>;

const padding = (length: number): number => (4 - (length & 3)) & 3;

/** Pure. An empty writer with room for `capacity` bytes. */
export function createWriter(capacity = 256): XdrWriter {
  return { bytes: Buffer.allocUnsafe(capacity), length: 0 };
}

/** Pure. A reader over `bytes`, from its first byte to its last. */
export function createReader(bytes: Buffer): XdrReader {
  return { bytes, offset: 0, end: bytes.length };
}

/** Pure. The bytes written so far (shares memory with the writer). */
export function writtenBytes(writer: XdrWriter): Buffer {
  return writer.bytes.subarray(0, writer.length);
}

/** Effect: moves the writer forward by `count` bytes, growing it if needed, and returns where they begin. */
export function reserve(writer: XdrWriter, count: number): number {
  const start = writer.length;
  const needed = start + count;
  if (needed > writer.bytes.length) {
    const grown = Buffer.allocUnsafe(Math.max(needed, writer.bytes.length * 2));
    writer.bytes.copy(grown, 0, 0, start);
    writer.bytes = grown;
  }
  writer.length = needed;
  return start;
}

function take(reader: XdrReader, count: number): number {
  const start = reader.offset;
  if (count > reader.end - start) {
    throw new XdrError(`needs ${count} bytes, ${reader.end - start} left`, start);
  }
  reader.offset = start + count;
  return start;
}

/** Pure. Throws XdrError: the value cannot be written here. */
export function refuse(writer: XdrWriter, reason: string): never {
  throw new XdrError(reason, writer.length);
}

/** Pure. The bytes of `value`. Throws XdrError when it does not fit the codec. */
export function encode<T>(codec: Codec<T>, value: T): Buffer {
  const writer = createWriter();
  codec.write(writer, value);
  return writtenBytes(writer);
}

/** Pure. The value in `bytes`, which must hold exactly one. Throws XdrError. */
export function decode<C extends AnyCodec>(codec: C, bytes: Buffer): ValueOf<C> {
  const reader = createReader(bytes);
  const value = codec.read(reader) as ValueOf<C>;
  if (reader.offset !== reader.end) {
    throw new XdrError(`${reader.end - reader.offset} bytes left over`, reader.offset);
  }
  return value;
}

/** Signed 32-bit integer; also C's `char` and `short`, which take four bytes each. */
export const int: Codec<number> = {
  write(writer, value) {
    if ((value | 0) !== value) refuse(writer, `${String(value)} is not a 32-bit integer`);
    const at = reserve(writer, 4);
    writer.bytes.writeInt32BE(value, at);
  },
  read(reader) {
    return reader.bytes.readInt32BE(take(reader, 4));
  },
};

/** Unsigned 32-bit integer. */
export const uint: Codec<number> = {
  write(writer, value) {
    if (value >>> 0 !== value) refuse(writer, `${String(value)} is not an unsigned 32-bit integer`);
    const at = reserve(writer, 4);
    writer.bytes.writeUInt32BE(value, at);
  },
  read(reader) {
    return reader.bytes.readUInt32BE(take(reader, 4));
  },
};

/** Signed 64-bit integer. */
export const hyper: Codec<bigint> = {
  write(writer, value) {
    if (typeof value !== 'bigint' || BigInt.asIntN(64, value) !== value) {
      refuse(writer, `${String(value)} is not a 64-bit integer`);
    }
    const at = reserve(writer, 8);
    writer.bytes.writeBigInt64BE(value, at);
  },
  read(reader) {
    return reader.bytes.readBigInt64BE(take(reader, 8));
  },
};

/** Unsigned 64-bit integer. */
export const uhyper: Codec<bigint> = {
  write(writer, value) {
    if (typeof value !== 'bigint' || BigInt.asUintN(64, value) !== value) {
      refuse(writer, `${String(value)} is not an unsigned 64-bit integer`);
    }
    const at = reserve(writer, 8);
    writer.bytes.writeBigUInt64BE(value, at);
  },
  read(reader) {
    return reader.bytes.readBigUInt64BE(take(reader, 8));
  },
};

/** IEEE 754 double. */
export const double: Codec<number> = {
  write(writer, value) {
    if (typeof value !== 'number') refuse(writer, 'not a number');
    const at = reserve(writer, 8);
    writer.bytes.writeDoubleBE(value, at);
  },
  read(reader) {
    return reader.bytes.readDoubleBE(take(reader, 8));
  },
};

/** A C truth value carried in an `int`: written as 0 or 1, anything but 0 read as true. */
export const bool: Codec<boolean> = {
  write(writer, value) {
    if (typeof value !== 'boolean') refuse(writer, 'not a boolean');
    int.write(writer, value ? 1 : 0);
  },
  read(reader) {
    return int.read(reader) !== 0;
  },
};

/** No bytes at all: a call without arguments, or a reply without a result. */
export const nothing: Codec<void> = {
  write() {},
  read() {},
};

function writeBytes(writer: XdrWriter, value: Uint8Array): void {
  const at = reserve(writer, value.length + padding(value.length));
  writer.bytes.set(value, at);
  writer.bytes.fill(0, at + value.length, writer.length);
}

function readBytes(reader: XdrReader, length: number): Buffer {
  const at = take(reader, length + padding(length));
  return reader.bytes.subarray(at, at + length);
}

/** Pure. Bytes of variable length, at most `max`. What is read shares memory with the message. */
export function opaque(max: number): Codec<Uint8Array> {
  return {
    write(writer, value) {
      if (value.length > max) refuse(writer, `${value.length} bytes, at most ${max}`);
      uint.write(writer, value.length);
      writeBytes(writer, value);
    },
    read(reader) {
      const at = reader.offset;
      const length = uint.read(reader);
      if (length > max) throw new XdrError(`${length} bytes, at most ${max}`, at);
      return readBytes(reader, length);
    },
  };
}

/** Pure. Exactly `length` bytes, without a count. */
export function fixedOpaque(length: number): Codec<Uint8Array> {
  return {
    write(writer, value) {
      if (value.length !== length) refuse(writer, `${value.length} bytes, must be ${length}`);
      writeBytes(writer, value);
    },
    read: (reader) => readBytes(reader, length),
  };
}

/** Pure. UTF-8 text of at most `max` bytes, never null, without NUL characters (the other side is C). */
export function string(max: number): Codec<string> {
  return {
    write(writer, value) {
      if (typeof value !== 'string') refuse(writer, 'not a string');
      if (value.includes('\0')) refuse(writer, 'text holds a NUL character');
      const length = Buffer.byteLength(value);
      if (length > max) refuse(writer, `text of ${length} bytes, at most ${max}`);
      uint.write(writer, length);
      const at = reserve(writer, length + padding(length));
      writer.bytes.write(value, at);
      writer.bytes.fill(0, at + length, writer.length);
    },
    read(reader) {
      const at = reader.offset;
      const length = uint.read(reader);
      if (length > max) throw new XdrError(`text of ${length} bytes, at most ${max}`, at);
      const start = take(reader, length + padding(length));
      return reader.bytes.toString('utf8', start, start + length);
    },
  };
}
