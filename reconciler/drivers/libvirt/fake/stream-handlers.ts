/** Stream procedures of the fake host: volume contents, consoles, screenshots. */
import { STORAGE_VOL_STREAM } from '../rpc/flags.ts';
import { STREAM_CHUNK_BYTES } from '../rpc/frames.ts';
import { readContents, resizeContents, writeContents } from './contents.ts';
import type { Contents } from './contents.ts';
import { domainOf, requireActive, volumeAt } from './domains.ts';
import { FROM, refuse } from './failure.ts';
import type { Sink, Source, StreamHandlers, Terminal } from './handler.ts';
import { readQcow2Header } from './qcow2.ts';
import type { FakeDomain, FakeHost, FakeVolume } from './state.ts';
import { findVolume, usedBytes } from './pools.ts';

const ENOSPC = 28;

function full(): never {
  return refuse('system_error', 'cannot write to stream: No space left on device', FROM.streams, ENOSPC);
}

/** Effect: looks at the bytes again, as libvirt's refresh after an upload does. */
function probe(host: FakeHost, volume: FakeVolume): void {
  const header = readQcow2Header(volume.contents);
  volume.format = header === null ? 'raw' : 'qcow2';
  volume.capacity_bytes = header?.capacity_bytes ?? BigInt(volume.contents.length_bytes);
  const path = header?.backing_path ?? null;
  volume.backing = path === null ? null : { path, format: volumeAt(host, path)?.format ?? 'raw' };
}

function uploadSink(
  host: FakeHost,
  volume: FakeVolume,
  offset_bytes: bigint,
  length_bytes: bigint,
  flags: number,
): Sink {
  let at = Number(offset_bytes);
  const end = length_bytes === 0n ? Infinity : at + Number(length_bytes);
  volume.in_use++;
  return {
    data(bytes) {
      if (at + bytes.length > end || usedBytes(host) + BigInt(bytes.length) > host.disk_bytes) full();
      writeContents(volume.contents, at, bytes);
      at += bytes.length;
    },
    hole(length) {
      if ((flags & STORAGE_VOL_STREAM.sparse) === 0)
        refuse('no_support', 'this stream takes no holes', FROM.streams);
      at += Number(length);
      if (at > end) full();
      // As libvirt does: what follows the hole is cut off, so only a volume that is written from front to back may have any.
      resizeContents(volume.contents, at);
    },
    finish: () => probe(host, volume),
    release: () => void volume.in_use--,
  };
}

function* pieces(contents: Contents, start: number, end: number, sparse: boolean) {
  let hole = 0;
  for (let at = start; at < end;) {
    const bytes = readContents(contents, at, Math.min(STREAM_CHUNK_BYTES, end - at));
    at += bytes.length;
    if (sparse && bytes.every((byte) => byte === 0)) {
      hole += bytes.length;
      continue;
    }
    if (hole > 0) yield { hole_bytes: BigInt(hole) };
    hole = 0;
    yield bytes;
  }
  if (hole > 0) yield { hole_bytes: BigInt(hole) };
}

function downloadSource(volume: FakeVolume, offset: bigint, length: bigint, flags: number): Source {
  const size = volume.contents.length_bytes;
  const end = length === 0n ? size : Math.min(size, Number(offset + length));
  volume.in_use++;
  return {
    items: pieces(volume.contents, Number(offset), end, (flags & STORAGE_VOL_STREAM.sparse) !== 0),
    release: () => void volume.in_use--,
  };
}

/** How to break off the console of each domain that somebody has open. */
const taken = new WeakMap<FakeDomain, () => void>();

/** A console that greets and repeats what is typed. Whoever opens it takes it from whoever had it. */
function echo(domain: FakeDomain): Terminal {
  let send = (_bytes: Buffer): void => {};
  let own = (): void => {};
  return {
    open(sender, breakOff) {
      taken.get(domain)?.();
      taken.set(domain, breakOff);
      own = breakOff;
      send = sender;
      send(Buffer.from(`console of ${domain.name}\r\n`));
    },
    data: (bytes) => send(bytes),
    release: () => {
      if (taken.get(domain) === own) taken.delete(domain);
    },
  };
}

/** A one-pixel image in the portable pixmap format. */
const SCREEN = Buffer.from('P6\n1 1\n255\n\0\0\0', 'latin1');

/** Handlers of the procedures that open streams. */
export const streamHandlers = {
  storage_vol_upload: ({ vol, offset_bytes, length_bytes, flags }, { host }) => ({
    ret: undefined,
    sink: uploadSink(host, findVolume(host, vol).volume, offset_bytes, length_bytes, flags),
  }),
  storage_vol_download: ({ vol, offset_bytes, length_bytes, flags }, { host }) => ({
    ret: undefined,
    source: downloadSource(findVolume(host, vol).volume, offset_bytes, length_bytes, flags),
  }),
  domain_open_console: ({ dom }, { host }) => {
    const domain = domainOf(host, dom);
    requireActive(domain);
    return { ret: undefined, terminal: echo(domain) };
  },
  domain_screenshot: ({ dom }, { host }) => {
    requireActive(domainOf(host, dom));
    return { ret: { mime: 'image/x-portable-pixmap' }, source: { items: [SCREEN], release: () => {} } };
  },
} as const satisfies StreamHandlers;
