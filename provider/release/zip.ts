/**
 * Zip archives whose bytes depend on nothing but their content: one fixed date, no extra fields.
 *
 * Source: PKWARE, APPNOTE.TXT, sections 4.3 (records) and 4.4.15 (external attributes).
 */
import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive. `mode` is that of Unix, such as 0o755. */
export interface ZipEntry {
  readonly name: string;
  readonly content: Uint8Array;
  readonly mode: number;
}

/** 1980-01-01 00:00, the first moment that the format knows. */
const DATE = 0x0021;
const TIME = 0;
const DEFLATED = 8;
/** Version 2.0 is needed to read; the high byte says that attributes are those of Unix. */
const NEEDED = 20;
const MADE_BY = (3 << 8) | NEEDED;
const UTF8_NAMES = 0x0800;
const REGULAR_FILE = 0o100000;

interface Packed extends ZipEntry {
  readonly bytes: Buffer;
  readonly crc: number;
}

/** Pure. The archive; entries stand in the given order. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const records: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const packed: Packed = {
      ...entry,
      bytes: deflateRawSync(entry.content, { level: 9 }),
      crc: crc32(entry.content),
    };
    const name = Buffer.from(entry.name, 'utf8');
    const record = Buffer.concat([localHeader(packed, name.length), name, packed.bytes]);
    directory.push(Buffer.concat([centralHeader(packed, name.length, offset), name]));
    records.push(record);
    offset += record.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...records, central, endOfDirectory(entries.length, central.length, offset)]);
}

function localHeader(entry: Packed, name_bytes: number): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  common(header, 4, entry, name_bytes);
  return header;
}

function centralHeader(entry: Packed, name_bytes: number, offset: number): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(MADE_BY, 4);
  common(header, 6, entry, name_bytes);
  header.writeUInt32LE(((REGULAR_FILE | entry.mode) << 16) >>> 0, 38);
  header.writeUInt32LE(offset, 42);
  return header;
}

/** The fields that both headers have in the same order. */
function common(header: Buffer, at: number, entry: Packed, name_bytes: number): void {
  header.writeUInt16LE(NEEDED, at);
  header.writeUInt16LE(UTF8_NAMES, at + 2);
  header.writeUInt16LE(DEFLATED, at + 4);
  header.writeUInt16LE(TIME, at + 6);
  header.writeUInt16LE(DATE, at + 8);
  header.writeUInt32LE(entry.crc, at + 10);
  header.writeUInt32LE(entry.bytes.length, at + 14);
  header.writeUInt32LE(entry.content.length, at + 18);
  header.writeUInt16LE(name_bytes, at + 22);
}

function endOfDirectory(count: number, central_bytes: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(central_bytes, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
