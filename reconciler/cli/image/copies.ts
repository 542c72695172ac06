import { setTimeout as sleep } from 'node:timers/promises';
import type { ImageCopy, Transfer } from '../../../schemas/generated/api.ts';
import type { Client } from '../../../schemas/generated/client.ts';
import { Failure } from '../failure.ts';
import { duration } from '../format/age.ts';
import { readyMessage, stalledBecause } from '../format/state.ts';
import { toView } from '../wire.ts';
import type { Meter } from './meter.ts';

/** How often the service is asked; it knows more once a second. */
const EVERY_MS = 1000;

/** What is waited for. */
export type AwaitedCopies = {
  readonly image_id: string;
  /** As people name the image, for messages. */
  readonly label: string;
  readonly host_ids: ReadonlySet<string>;
  readonly timeout_seconds: number;
};

/** How far copies have come. */
export type CopyProgress = {
  readonly done_bytes: number;
  /** Null while nobody knows what a copy holds. */
  readonly total_bytes: number | null;
  /** Copies that are not there yet, by the name of the host. */
  readonly missing: readonly ImageCopy[];
};

/** Pure. How far the copies on these hosts have come; `size_bytes` is what each takes on its way, null while nobody knows. */
export function copyProgress(
  copies: readonly ImageCopy[],
  transfers: readonly Transfer[],
  host_ids: ReadonlySet<string>,
  size_bytes: number | null,
): CopyProgress {
  const asked = copies.filter((copy) => host_ids.has(copy.host_id));
  const missing = asked.filter(({ state }) => state !== 'present');
  const waiting = new Set(missing.map(({ host_id }) => host_id));
  const moving = transfers.filter(
    ({ activity, host_id }) => activity === 'distribute' && host_id !== null && waiting.has(host_id),
  );
  const whole_bytes = moving.find(({ total_bytes }) => total_bytes !== null)?.total_bytes ?? size_bytes;
  const moved_bytes = moving.reduce((sum, { done_bytes }) => sum + done_bytes, 0);
  if (whole_bytes === null) return { done_bytes: moved_bytes, total_bytes: null, missing };
  const there = asked.length - missing.length;
  return {
    done_bytes: there * whole_bytes + moved_bytes,
    total_bytes: asked.length * whole_bytes,
    missing,
  };
}

/**
 * Effect: returns once all of these hosts have the copy, and shows on the meter how far it is. Throws a Failure that says what is in the way
 * when the time is over, when the image can never be copied, or when nobody asks for a copy any more.
 */
export async function awaitCopies(
  client: Client,
  wanted: AwaitedCopies,
  meter: Meter,
  signal: AbortSignal,
): Promise<void> {
  const { image_id, label, host_ids, timeout_seconds } = wanted;
  const deadline_ms = performance.now() + timeout_seconds * 1000;
  for (;;) {
    const image = toView(await client.get('image', image_id, { signal }));
    const { items: copies } = await client.getImageCopies(image_id, { signal });
    const { items: transfers } = await client.getImageTransfers(image_id, { signal });
    const size = image.status['content_size_bytes'];
    const progress = copyProgress(copies, transfers, host_ids, typeof size === 'number' ? size : null);
    meter.update(progress.done_bytes, progress.total_bytes);
    if (progress.missing.length === 0) return;
    const hints = [`cairn describe image ${image_id}`];
    const stalled = stalledBecause(image);
    if (stalled !== undefined)
      throw new Failure('Stalled', `${label} cannot be copied: ${stalled}`, { hints });
    const given_up = progress.missing.filter(({ asked_at, needed }) => asked_at === null && !needed);
    if (given_up.length > 0) {
      const sentence = `${label} is no longer asked for on ${namesOf(given_up)}: somebody withdrew it, or the host needed the room.`;
      throw new Failure('Given up', sentence, { hints });
    }
    if (performance.now() >= deadline_ms) {
      const problem = progress.missing.find((copy) => copy.problem !== null)?.problem?.message;
      const why = problem ?? readyMessage(image);
      const sentence = `${label} is not on ${namesOf(progress.missing)} after ${duration(timeout_seconds)}`;
      throw new Failure('Timed out', `${sentence}${why === '' ? '.' : `: ${why}`}`, {
        code: 'timeout',
        hints,
      });
    }
    await sleep(EVERY_MS, undefined, { signal });
  }
}

function namesOf(copies: readonly ImageCopy[]): string {
  return `host ${copies.map(({ host_name }) => host_name).join(', ')}`;
}
