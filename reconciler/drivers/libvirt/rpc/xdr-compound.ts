/** XDR types made of others: null, lists, arrays, structs, unions. */
import { XdrError, int, refuse, uint } from './xdr.ts';
import type { AnyCodec, Codec, ValueOf } from './xdr.ts';

/** Pure. A value or null: 0, or 1 and the value. */
export function optional<T>(codec: Codec<T>): Codec<T | null> {
  return {
    write(writer, value) {
      if (value === null) return uint.write(writer, 0);
      uint.write(writer, 1);
      codec.write(writer, value);
    },
    read(reader) {
      const at = reader.offset;
      const present = uint.read(reader);
      if (present > 1) throw new XdrError(`${present} where 0 or 1 tells whether a value follows`, at);
      return present === 1 ? codec.read(reader) : null;
    },
  };
}

function inItem<T>(index: number, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof XdrError)) throw error;
    throw new XdrError(error.reason, error.position, [String(index), ...error.path]);
  }
}

/** Pure. A counted list of at most `max` items, each of at least four bytes (true of everything in libvirt's protocol). */
export function list<T>(codec: Codec<T>, max: number): Codec<readonly T[]> {
  return {
    write(writer, value) {
      if (value.length > max) refuse(writer, `${value.length} items, at most ${max}`);
      uint.write(writer, value.length);
      value.forEach((item, index) => inItem(index, () => codec.write(writer, item)));
    },
    read(reader) {
      const at = reader.offset;
      const count = uint.read(reader);
      if (count > max) throw new XdrError(`${count} items, at most ${max}`, at);
      if (count * 4 > reader.end - reader.offset) {
        throw new XdrError(`${count} items cannot fit in ${reader.end - reader.offset} bytes`, at);
      }
      const items: T[] = [];
      for (let index = 0; index < count; index++) items.push(inItem(index, () => codec.read(reader)));
      return items;
    },
  };
}

/** Pure. Exactly `count` items, without a count. */
export function fixedArray<T>(codec: Codec<T>, count: number): Codec<readonly T[]> {
  return {
    write(writer, value) {
      if (value.length !== count) refuse(writer, `${value.length} items, must be ${count}`);
      for (const item of value) codec.write(writer, item);
    },
    read(reader) {
      return Array.from({ length: count }, () => codec.read(reader));
    },
  };
}

/** Pure. Text in a C `char[count]`, which XDR carries as `count` integers: read up to the first NUL, filled with NULs. */
export function charArray(count: number): Codec<string> {
  return {
    write(writer, value) {
      const bytes = Buffer.from(value);
      if (bytes.length > count) refuse(writer, `text of ${bytes.length} bytes, at most ${count}`);
      for (let index = 0; index < count; index++) int.write(writer, bytes[index] ?? 0);
    },
    read(reader) {
      const characters = Array.from({ length: count }, () => int.read(reader) & 0xff);
      const end = characters.indexOf(0);
      return Buffer.from(end < 0 ? characters : characters.slice(0, end)).toString();
    },
  };
}

/** Pure. Text in a counted list of C `char`, each an integer of its own: read up to the first NUL, written with one. */
export function charList(max: number): Codec<string> {
  const items = list(int, max);
  return {
    write(writer, value) {
      items.write(writer, [...Buffer.from(value), 0]);
    },
    read(reader) {
      const characters = items.read(reader).map((character) => character & 0xff);
      const end = characters.indexOf(0);
      return Buffer.from(end < 0 ? characters : characters.slice(0, end)).toString();
    },
  };
}

/** The value of a struct whose fields have the codecs `F`. */
export type StructOf<F extends Readonly<Record<string, AnyCodec>>> = {
  readonly [K in keyof F]: ValueOf<F[K]>;
};

/** Pure. Fields one after the other, in the order in which `fields` names them. */
export function struct<F extends Readonly<Record<string, AnyCodec>>>(fields: F): Codec<StructOf<F>> {
  const entries = Object.entries(fields);
  return {
    write(writer, value) {
      for (const [name, codec] of entries) {
        try {
          codec.write(writer, (value as Readonly<Record<string, unknown>>)[name] as never);
        } catch (error) {
          throw inField(error, name, writer.length);
        }
      }
    },
    read(reader) {
      const value: Record<string, unknown> = {};
      for (const [name, codec] of entries) {
        try {
          value[name] = codec.read(reader);
        } catch (error) {
          throw inField(error, name, reader.offset);
        }
      }
      return value as StructOf<F>;
    },
  };
}

function inField(error: unknown, name: string, position: number): XdrError {
  if (error instanceof XdrError) return new XdrError(error.reason, error.position, [name, ...error.path]);
  // A value of quite another type than the codec's, for example undefined where a list belongs.
  return new XdrError(error instanceof Error ? error.message : String(error), position, [name]);
}

/** The value of a union whose arms are `A`: the arm's name and the value it carries. */
export type UnionOf<A extends Readonly<Record<string, readonly [number, AnyCodec]>>> = {
  readonly [K in keyof A]: { readonly type: K; readonly value: ValueOf<A[K][1]> };
}[keyof A];

/** Pure. One of several types, told apart by an integer in front: `arms` maps each arm's name to its integer and codec. */
export function union<A extends Readonly<Record<string, readonly [number, AnyCodec]>>>(
  arms: A,
): Codec<UnionOf<A>> {
  const byName = new Map(Object.entries(arms));
  const byNumber = new Map(Object.entries(arms).map(([name, [number, codec]]) => [number, { name, codec }]));
  return {
    write(writer, value) {
      const arm = byName.get(value.type as string);
      if (arm === undefined) refuse(writer, `unknown arm ${String(value.type)}`);
      int.write(writer, arm[0]);
      arm[1].write(writer, value.value as never);
    },
    read(reader) {
      const at = reader.offset;
      const number = int.read(reader);
      const arm = byNumber.get(number);
      if (arm === undefined) throw new XdrError(`unknown type ${number}`, at);
      return { type: arm.name, value: arm.codec.read(reader) } as UnionOf<A>;
    },
  };
}

/** Pure. A codec for another shape of the same thing: `to` after reading, `from` before writing. What they throw becomes an XdrError. */
export function mapped<W, T>(codec: Codec<W>, to: (wire: W) => T, from: (value: T) => W): Codec<T> {
  return {
    write(writer, value) {
      codec.write(writer, converted(from, value, writer.length));
    },
    read(reader) {
      const at = reader.offset;
      return converted(to, codec.read(reader), at);
    },
  };
}

function converted<A, B>(convert: (value: A) => B, value: A, position: number): B {
  try {
    return convert(value);
  } catch (error) {
    throw new XdrError(error instanceof Error ? error.message : String(error), position);
  }
}
