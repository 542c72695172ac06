/**
 * The byte level of MessagePack: a reader of tokens and a writer into a growing buffer.
 *
 * Source: MessagePack specification (msgpack/spec.md).
 */

/** Bytes that are no MessagePack of the expected shape, or a value that does not fit its type. */
export class MsgpackError extends Error {
  override readonly name = 'MsgpackError';
}

/** One token: a scalar, or the head of an array or map whose `length` members follow. */
export type MsgpackToken =
  | { readonly kind: 'nil' }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'integer'; readonly value: bigint }
  | { readonly kind: 'double'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'array' | 'map'; readonly length: number }
  | { readonly kind: 'ext'; readonly code: number; readonly bytes: Uint8Array };

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads tokens one after the other; every method throws MsgpackError when the bytes end too early. */
export class MsgpackReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Effect: moves on by one token. */
  next(): MsgpackToken {
    const head = this.#view.getUint8(this.#take(1));
    if (head < 0x80) return { kind: 'integer', value: BigInt(head) };
    if (head < 0x90) return { kind: 'map', length: head & 0x0f };
    if (head < 0xa0) return { kind: 'array', length: head & 0x0f };
    if (head < 0xc0) return this.#string(head & 0x1f);
    if (head >= 0xe0) return { kind: 'integer', value: BigInt(head - 0x100) };
    switch (head) {
      case 0xc0:
        return { kind: 'nil' };
      case 0xc2:
      case 0xc3:
        return { kind: 'bool', value: head === 0xc3 };
      case 0xc4:
      case 0xc5:
      case 0xc6:
        return { kind: 'bytes', bytes: this.#slice(this.#length(head - 0xc4)) };
      case 0xc7:
      case 0xc8:
      case 0xc9:
        return this.#ext(this.#length(head - 0xc7));
      case 0xca:
        return { kind: 'double', value: this.#view.getFloat32(this.#take(4)) };
      case 0xcb:
        return { kind: 'double', value: this.#view.getFloat64(this.#take(8)) };
      case 0xcc:
      case 0xcd:
      case 0xce:
        return { kind: 'integer', value: BigInt(this.#length(head - 0xcc)) };
      case 0xcf:
        return { kind: 'integer', value: this.#view.getBigUint64(this.#take(8)) };
      case 0xd0:
        return { kind: 'integer', value: BigInt(this.#view.getInt8(this.#take(1))) };
      case 0xd1:
        return { kind: 'integer', value: BigInt(this.#view.getInt16(this.#take(2))) };
      case 0xd2:
        return { kind: 'integer', value: BigInt(this.#view.getInt32(this.#take(4))) };
      case 0xd3:
        return { kind: 'integer', value: this.#view.getBigInt64(this.#take(8)) };
      case 0xd4:
      case 0xd5:
      case 0xd6:
      case 0xd7:
      case 0xd8:
        return this.#ext(1 << (head - 0xd4));
      case 0xd9:
      case 0xda:
      case 0xdb:
        return this.#string(this.#length(head - 0xd9));
      case 0xdc:
      case 0xdd:
        return { kind: 'array', length: this.#count(head - 0xdb, 1) };
      case 0xde:
      case 0xdf:
        return { kind: 'map', length: this.#count(head - 0xdd, 2) };
      default:
        throw new MsgpackError(`byte 0x${head.toString(16)} starts no token`);
    }
  }

  /** Pure. Throws MsgpackError unless all bytes are read. */
  end(): void {
    if (this.#at !== this.#bytes.length) throw new MsgpackError('bytes follow the value');
  }

  #take(count: number): number {
    const at = this.#at;
    if (count > this.#bytes.length - at) throw new MsgpackError('value cut short');
    this.#at = at + count;
    return at;
  }

  /** An unsigned number of 1, 2 or 4 bytes for size 0, 1 or 2. */
  #length(size: number): number {
    if (size === 0) return this.#view.getUint8(this.#take(1));
    return size === 1 ? this.#view.getUint16(this.#take(2)) : this.#view.getUint32(this.#take(4));
  }

  /** A count of members; refused when the bytes left could not hold so many. */
  #count(size: number, bytesEach: number): number {
    const count = this.#length(size);
    if (count * bytesEach > this.#bytes.length - this.#at) throw new MsgpackError('value cut short');
    return count;
  }

  #slice(length: number): Uint8Array {
    const at = this.#take(length);
    return this.#bytes.subarray(at, at + length);
  }

  #string(length: number): MsgpackToken {
    try {
      return { kind: 'string', value: utf8.decode(this.#slice(length)) };
    } catch (error) {
      if (error instanceof MsgpackError) throw error;
      throw new MsgpackError('a string is not UTF-8');
    }
  }

  #ext(length: number): MsgpackToken {
    const code = this.#view.getInt8(this.#take(1));
    return { kind: 'ext', code, bytes: this.#slice(length) };
  }
}

/** Writes tokens into a buffer that doubles when full; the shortest form of each is chosen. */
export class MsgpackWriter {
  #buffer = Buffer.allocUnsafe(1024);
  #at = 0;

  /** Effect: writes null. */
  nil(): void {
    this.#byte(0xc0);
  }

  /** Effect: writes a boolean. */
  bool(value: boolean): void {
    this.#byte(value ? 0xc3 : 0xc2);
  }

  /** Effect: writes Terraform's unknown without hints: one byte of extension 0. */
  unknown(): void {
    const at = this.#room(3);
    this.#buffer[at] = 0xd4;
    this.#buffer[at + 1] = 0;
    this.#buffer[at + 2] = 0;
  }

  /** Effect: writes an integer within Number.isSafeInteger. */
  integer(value: number): void {
    if (value >= 0) {
      if (value < 0x80) this.#byte(value);
      else if (value <= 0xff) this.#number(0xcc, value, 1);
      else if (value <= 0xffff) this.#number(0xcd, value, 2);
      else if (value <= 0xffffffff) this.#number(0xce, value, 4);
      else this.#number(0xcf, value, 8);
    } else if (value >= -0x20) this.#byte(value + 0x100);
    else if (value >= -0x80) this.#number(0xd0, value, 1);
    else if (value >= -0x8000) this.#number(0xd1, value, 2);
    else if (value >= -0x80000000) this.#number(0xd2, value, 4);
    else this.#number(0xd3, value, 8);
  }

  /** Effect: writes an integer from -2^63 to 2^64-1. */
  bigInteger(value: bigint): void {
    if (value >= 0n) this.#number(0xcf, value, 8);
    else this.#number(0xd3, value, 8);
  }

  /** Effect: writes a double. */
  double(value: number): void {
    this.#byte(0xcb);
    const at = this.#room(8);
    this.#buffer.writeDoubleBE(value, at);
  }

  /** Effect: writes text as UTF-8. */
  string(value: string): void {
    const length = Buffer.byteLength(value, 'utf8');
    if (length < 0x20) this.#byte(0xa0 | length);
    else this.#sized(length, 0xd9);
    const at = this.#room(length);
    this.#buffer.write(value, at, 'utf8');
  }

  /** Effect: writes raw bytes. */
  bytes(value: Uint8Array): void {
    this.#sized(value.length, 0xc4);
    this.#raw(value);
  }

  /** Effect: writes an extension. */
  ext(code: number, value: Uint8Array): void {
    const fixed = [1, 2, 4, 8, 16].indexOf(value.length);
    if (fixed >= 0) this.#byte(0xd4 + fixed);
    else this.#sized(value.length, 0xc7);
    this.#byte(code & 0xff);
    this.#raw(value);
  }

  /** Effect: writes the head of an array; its members must follow. */
  array(length: number): void {
    if (length < 0x10) this.#byte(0x90 | length);
    else if (length <= 0xffff) this.#number(0xdc, length, 2);
    else this.#number(0xdd, length, 4);
  }

  /** Effect: writes the head of a map; its keys and values must follow. */
  map(length: number): void {
    if (length < 0x10) this.#byte(0x80 | length);
    else if (length <= 0xffff) this.#number(0xde, length, 2);
    else this.#number(0xdf, length, 4);
  }

  /** Pure. A copy of what was written. */
  finish(): Uint8Array {
    return Uint8Array.prototype.slice.call(this.#buffer, 0, this.#at);
  }

  #room(count: number): number {
    const at = this.#at;
    if (at + count > this.#buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, at + count));
      this.#buffer.copy(larger, 0, 0, at);
      this.#buffer = larger;
    }
    this.#at = at + count;
    return at;
  }

  #byte(value: number): void {
    const at = this.#room(1);
    this.#buffer[at] = value;
  }

  #raw(value: Uint8Array): void {
    const at = this.#room(value.length);
    this.#buffer.set(value, at);
  }

  /** Writes a head byte and an integer of `size` bytes, two's complement when negative. */
  #number(head: number, value: number | bigint, size: 1 | 2 | 4 | 8): void {
    const at = this.#room(1 + size);
    this.#buffer[at] = head;
    if (size === 8) this.#buffer.writeBigUInt64BE(BigInt.asUintN(64, BigInt(value)), at + 1);
    else
      this.#buffer.writeUIntBE(
        Number(value) < 0 ? Number(value) + 2 ** (8 * size) : Number(value),
        at + 1,
        size,
      );
  }

  /** Writes a head of 8, 16 or 32 bits of length; the three codes follow each other. */
  #sized(length: number, firstCode: number): void {
    if (length <= 0xff) this.#number(firstCode, length, 1);
    else if (length <= 0xffff) this.#number(firstCode + 1, length, 2);
    else this.#number(firstCode + 2, length, 4);
  }
}
