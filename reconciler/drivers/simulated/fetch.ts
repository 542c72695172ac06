import { CairnError } from '../../model/error.ts';
import type { Fetch, FetchedFile } from '../../ports/fetch.ts';
import type { World } from './world.ts';

/** A file on the simulated web. */
export type SimulatedWebFile = {
  readonly bytes: Uint8Array;
  /** Null: its server gives only whole files. */
  readonly version: string | null;
  /** Set: the connection breaks after so many bytes, this once. */
  readonly breaks_after_bytes?: number;
};

/** The port, and what is on the simulated web, by URL. */
export type SimulatedFetch = Fetch & {
  readonly web: Map<string, SimulatedWebFile>;
  /** Bytes that were sent so far, over all fetches. */
  readonly sent: { bytes: number };
};

/** Largest piece that a fetch gives at once. */
const PIECE_BYTES = 16 * 1024;

/** Effect: the port `fetch` over a web in memory; there is no file at any other URL. */
export function createSimulatedFetch(world: World): SimulatedFetch {
  const web = new Map<string, SimulatedWebFile>();
  const sent = { bytes: 0 };
  return {
    web,
    sent,
    open: (url, from, signal) =>
      world.callStore('fetch.open', (): FetchedFile => {
        const file = web.get(url);
        const { host } = new URL(url);
        if (file === undefined) {
          const message = `${host} answered the fetch with status 404. There is no such file; check the URL.`;
          throw new CairnError('invalid_input', message);
        }
        const goes_on = file.version !== null && file.version === from.version;
        const offset_bytes = goes_on ? Math.min(from.offset_bytes, file.bytes.length) : 0;
        const content = send(web, url, file, offset_bytes, sent, signal);
        return {
          offset_bytes,
          total_bytes: file.bytes.length,
          version: file.version,
          content,
          close: () => undefined,
        };
      }),
  };
}

async function* send(
  web: Map<string, SimulatedWebFile>,
  url: string,
  file: SimulatedWebFile,
  offset_bytes: number,
  sent: { bytes: number },
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const { bytes, breaks_after_bytes, ...rest } = file;
  const end = Math.min(bytes.length, offset_bytes + (breaks_after_bytes ?? Infinity));
  for (let at = offset_bytes; at < end; at += PIECE_BYTES) {
    signal.throwIfAborted();
    const piece = bytes.slice(at, Math.min(end, at + PIECE_BYTES));
    sent.bytes += piece.length;
    yield piece;
  }
  if (end === bytes.length) return;
  web.set(url, { bytes, ...rest });
  throw new CairnError(
    'unavailable',
    `The connection broke after ${end} bytes. The fetch goes on from there.`,
  );
}
