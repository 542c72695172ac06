import { refuse, WHOLE_FILE } from './refusal.ts';
import type { Source } from './source.ts';
import { isZero, latin1 } from './source.ts';

const BLOCK = 512;
const NAME_LIMIT_BYTES = 255;
const PAX_LIMIT_BYTES = 64 * 1024;
/** What may follow the end of an archive: programs fill it up to a whole number of records. */
const PADDING_LIMIT_BYTES = 1024 * 1024;
/** Records of a PAX header that change nothing of what is where. */
const HARMLESS_RECORDS = ['mtime', 'atime', 'ctime', 'uid', 'gid', 'uname', 'gname', 'comment'];

/** A file or directory in an archive; the offset is that of its bytes. */
export type TarMember = {
  readonly name: string;
  readonly type: 'file' | 'directory' | 'link' | 'device';
  readonly offset_bytes: number;
  readonly size_bytes: number;
};

/** How strict to be: `plain` takes files and directories alone, named without tricks, each once; else (file systems) links and long names pass. */
export type TarRules = { readonly plain: boolean; readonly member_limit: number };

/**
 * Effect: reads the headers of a tar archive. Throws Refusal for one that is damaged, cut off or, when plain, has anything by which different programs would see
 * different files. Source: POSIX.1-2017, pax, ustar Interchange Format.
 */
export async function readTar(source: Source, rules: TarRules): Promise<readonly TarMember[]> {
  const members: TarMember[] = [];
  const names = new Set<string>();
  let offset = 0;
  while (offset + BLOCK <= source.size_bytes) {
    const header = await source.at(offset, BLOCK);
    if (isZero(header, 0, BLOCK)) {
      if (rules.plain) await requirePadding(source, offset);
      return members;
    }
    requireChecksum(header, members.length);
    if (members.length >= rules.member_limit) {
      if (!rules.plain) return members;
      refuse(`holds more than ${rules.member_limit} files`);
    }
    const size_bytes = numberAt(header, 124, 12);
    const begins = offset + BLOCK;
    if (begins + size_bytes > source.size_bytes) {
      refuse(
        `is cut off: a file in it ends at byte ${begins + size_bytes}, the archive at byte ${source.size_bytes}`,
        WHOLE_FILE,
      );
    }
    const flag = latin1(header, 156, 1);
    const name = nameAt(header);
    offset = begins + Math.ceil(size_bytes / BLOCK) * BLOCK;
    if (flag === 'x' || flag === 'g') {
      if (rules.plain) await requireHarmless(source, begins, size_bytes);
      continue;
    }
    if (flag === 'L' || flag === 'K') {
      if (rules.plain) refuse('names files in a way (GNU long names) that not every program reads alike');
      continue;
    }
    const type = typeOf(flag);
    if (rules.plain) requirePlain(name, flag, type, size_bytes, names);
    members.push({ name: normalised(name), type, offset_bytes: begins, size_bytes });
  }
  return refuse('is cut off: it has no end', WHOLE_FILE);
}

function requirePlain(
  name: string,
  flag: string,
  type: TarMember['type'],
  size_bytes: number,
  names: Set<string>,
): void {
  const shown = shownName(name);
  requirePlainName(name, 'holds a file');
  if (flag === 'S') refuse(`holds a sparse file (${shown}), whose bytes are not where it says`);
  if (type === 'link') refuse(`holds a link (${shown}), which could point to any file of the host`);
  if (type === 'device') refuse(`holds a device, a pipe or something unknown (${shown})`);
  if (type === 'directory' && size_bytes !== 0) refuse(`holds a directory with a size (${shown})`);
  const key = normalised(name).toLowerCase();
  if (type === 'file' && names.has(key)) refuse(`holds ${shown} twice`);
  if (type === 'file') names.add(key);
}

/** Pure. Throws a Refusal for a name that leads out of a directory, or that programs read in different ways. `what` begins the sentence: "holds a file". */
export function requirePlainName(name: string, what: string): void {
  const shown = shownName(name);
  if (name === '') refuse(`${what} without a name`);
  if (name.startsWith('/') || /^[A-Za-z]:/.test(name) || name.includes('\\')) {
    refuse(`${what} with an absolute path or a backslash (${shown})`);
  }
  if (name.split('/').includes('..')) refuse(`${what} whose path leads out with .. (${shown})`);
  // oxlint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f]/.test(name)) refuse(`${what} with control characters in its name (${shown})`);
}

/** Pure. A name from a file, short and plain enough for a message. */
export function shownName(name: string): string {
  return name.replace(/[^ -~]/g, '?').slice(0, 80);
}

/** Pure. A path without "./" and doubled slashes. */
export function normalised(name: string): string {
  return name
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}

function typeOf(flag: string): TarMember['type'] {
  if (flag === '0' || flag === '\0' || flag === '7' || flag === 'S') return 'file';
  if (flag === '5') return 'directory';
  return flag === '1' || flag === '2' ? 'link' : 'device';
}

function nameAt(header: DataView): string {
  const text = (offset: number, length: number): string => {
    const field = new Uint8Array(header.buffer, header.byteOffset + offset, length);
    return new TextDecoder().decode(field).split('\0', 1)[0] ?? '';
  };
  const is_posix = latin1(header, 257, 6) === 'ustar\0';
  const prefix = is_posix ? text(345, 155) : '';
  const name = prefix === '' ? text(0, 100) : `${prefix}/${text(0, 100)}`;
  if (name.length > NAME_LIMIT_BYTES + 1) refuse('holds a file with an absurd name');
  return name;
}

/** Octal digits, or, as GNU writes what is larger, a number of which the first bit is set. */
function numberAt(header: DataView, offset: number, length: number): number {
  if (header.getUint8(offset) === 0x80) {
    if (!isZero(header, offset + 1, length - 9)) refuse('holds a file of an absurd size');
    const value = header.getBigUint64(offset + length - 8);
    return value > BigInt(Number.MAX_SAFE_INTEGER) ? refuse('holds a file of an absurd size') : Number(value);
  }
  const digits = /^ *([0-7]*)[ \0]*$/.exec(latin1(header, offset, length))?.[1];
  return digits === undefined
    ? refuse('has a damaged header: a size is no number')
    : Number.parseInt(`0${digits}`, 8);
}

function requireChecksum(header: DataView, index: number): void {
  let sum = 0;
  for (let at = 0; at < BLOCK; at += 1) sum += at >= 148 && at < 156 ? 0x20 : header.getUint8(at);
  if (sum === numberAt(header, 148, 8)) return;
  refuse(index === 0 ? 'is no tar archive' : 'has a damaged header: its checksum is wrong', WHOLE_FILE);
}

async function requireHarmless(source: Source, offset: number, length: number): Promise<void> {
  if (length > PAX_LIMIT_BYTES) refuse('has an extended header of an absurd size');
  let text = latin1(await source.at(offset, length));
  while (text !== '' && !/^\0*$/.test(text)) {
    const [, digits = '', key = ''] = /^(\d{1,6}) ([^=\n]{1,200})=/.exec(text) ?? [];
    const size = Number(digits);
    if (key === '' || size <= digits.length || size > text.length) refuse('has a damaged extended header');
    if (!HARMLESS_RECORDS.includes(key)) {
      refuse(
        `overrides ${shownName(key)} in an extended (PAX) header, which not every program reads alike`,
        'Pack it again in the plain form: tar --format=ustar -cf new.ova *.ovf *.mf *.vmdk, then upload new.ova.',
      );
    }
    text = text.slice(size);
  }
}

/** After the end only zeros, and not many: a second archive might follow, which some programs read. */
async function requirePadding(source: Source, end: number): Promise<void> {
  const rest = source.size_bytes - end;
  if (rest > PADDING_LIMIT_BYTES) refuse('holds more after its end');
  if (!isZero(await source.at(end, rest), 0, rest)) refuse('holds more after its end');
}
