import { setTimeout as sleep } from 'node:timers/promises';
import { CairnError } from '../../model/error.ts';
import { named, within } from './bucket.ts';
import type { Bucket } from './bucket.ts';
import { isPassing } from './errors.ts';

/** Connections that may break in a row without a byte between them. */
const FAILURES_IN_A_ROW = 5;
const FIRST_PAUSE_MS = 100;

/**
 * Effect: streams bytes of one object, a socket's buffer at a time; a connection that breaks is opened again where it broke. Throws
 * what the library throws, and unavailable when the object is shorter.
 *
 * @yields {Uint8Array} at most 64 KiB
 */
export async function* readObject(
  bucket: Bucket,
  key: string,
  offset_bytes: number,
  length_bytes: number,
): AsyncGenerator<Uint8Array> {
  const end = offset_bytes + length_bytes;
  let position = offset_bytes;
  for (let failures = 0; position < end;) {
    try {
      for await (const piece of await open(bucket, key, position, end)) {
        const wanted = piece.subarray(0, end - position);
        position += wanted.byteLength;
        failures = 0;
        yield wanted;
      }
      if (position < end) throw tooShort(key, position, end);
    } catch (thrown) {
      failures += 1;
      if (!mayGoOn(thrown) || failures >= FAILURES_IN_A_ROW) throw thrown;
      await sleep(FIRST_PAUSE_MS * 2 ** failures * (0.5 + Math.random() / 2));
    }
  }
}

/** Effect: the same bytes at once, for few of them. */
export async function readWhole(
  bucket: Bucket,
  key: string,
  offset_bytes: number,
  length_bytes: number,
): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of readObject(bucket, key, offset_bytes, length_bytes)) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function open(
  bucket: Bucket,
  key: string,
  position: number,
  end: number,
): Promise<AsyncIterable<Uint8Array>> {
  const request = { ...named(bucket, key), Range: `bytes=${position}-${end - 1}` };
  const { Body } = await bucket.client.send(new bucket.sdk.GetObjectCommand(request), within('bulky'));
  if (Body === undefined) throw tooShort(key, position, end);
  return Body as unknown as AsyncIterable<Uint8Array>;
}

function tooShort(key: string, position: number, end: number): CairnError {
  return new CairnError('unavailable', 'The image store ended an answer too early. It is tried again.', {
    detail: `${key} ended at ${position} instead of ${end}`,
  });
}

function mayGoOn(thrown: unknown): boolean {
  return thrown instanceof CairnError || isPassing(thrown);
}
