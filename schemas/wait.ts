import type { Resource } from './generated/api.ts';
import type { Client } from './generated/client.ts';
import type { KindName } from './generated/types.ts';
import { ApiProblem } from './http-client.ts';

/** How a wait ended, with the object as it was then; deleted ends have none. */
export type WaitOutcome<K extends KindName> =
  | { readonly outcome: 'ready' | 'stalled' | 'late'; readonly resource: Resource<K> }
  | { readonly outcome: 'deleted' };

/** What a wait is told. */
export interface WaitOptions {
  /** Generation that must have been brought about; the newest when left out. */
  readonly generation?: number;
  /** Longest time to wait. */
  readonly timeout_seconds: number;
  readonly signal?: AbortSignal;
}

/** Longest time that one request is held; more requests follow until the time is over. */
const HOLD_SECONDS = 30;

/** Pure. Whether the object is as asked in this generation, or newer. */
export function isReady(resource: Resource, generation: number): boolean {
  return resource.observed_generation >= generation && holds(resource, 'Ready');
}

/**
 * Pure. Whether the object can only become ready through another spec. Not tied to a generation, since what cannot
 * be brought about is never observed: the condition may still speak of the spec before.
 */
export function isStalled(resource: Resource): boolean {
  return holds(resource, 'Stalled');
}

/**
 * Effect: long polls until the object is ready, stalled or deleted, or the time is over.
 * Throws ApiProblem for every refusal but not_found, which is the outcome `deleted`.
 */
export async function waitReady<K extends KindName>(
  client: Client,
  kind: K,
  id: string,
  options: WaitOptions,
): Promise<WaitOutcome<K>> {
  return poll(client, kind, id, 'ready', options);
}

/** Effect: long polls until the object is gone or the time is over; a stalled deletion goes on being waited for. */
export async function waitDeleted<K extends KindName>(
  client: Client,
  kind: K,
  id: string,
  options: Omit<WaitOptions, 'generation'>,
): Promise<WaitOutcome<K>> {
  return poll(client, kind, id, 'deleted', options);
}

async function poll<K extends KindName>(
  client: Client,
  kind: K,
  id: string,
  wait: 'ready' | 'deleted',
  options: WaitOptions,
): Promise<WaitOutcome<K>> {
  const end = Date.now() + options.timeout_seconds * 1000;
  for (;;) {
    const left = Math.max(0, (end - Date.now()) / 1000);
    const hold_seconds = Math.min(HOLD_SECONDS, Math.ceil(left));
    const asked = Date.now();
    let resource: Resource<K>;
    try {
      resource = await client.get(kind, id, {
        wait,
        timeout_seconds: hold_seconds,
        ...(options.generation === undefined ? {} : { generation: options.generation }),
        ...(options.signal === undefined ? {} : { signal: options.signal }),
      });
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'not_found') return { outcome: 'deleted' };
      throw error;
    }
    if (wait === 'ready') {
      const generation = options.generation ?? resource.generation;
      if (isReady(resource, generation)) return { outcome: 'ready', resource };
      // The service answers before its time only when its conditions speak of this generation.
      const isEarly = Date.now() - asked < hold_seconds * 1000 - 500;
      if (isEarly && isStalled(resource)) return { outcome: 'stalled', resource };
    }
    if (Date.now() >= end) return { outcome: 'late', resource };
    await pause(asked, options.signal);
  }
}

/** A service that answers at once although it should hold the request is not asked more than once a second. */
async function pause(asked: number, signal: AbortSignal | undefined): Promise<void> {
  const rest = 1000 - (Date.now() - asked);
  if (rest <= 0 || signal?.aborted === true) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, rest);
    function done(): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    }
    signal?.addEventListener('abort', done);
  });
}

function holds(resource: Resource, type: 'Ready' | 'Stalled'): boolean {
  return resource.conditions.some((condition) => condition.type === type && condition.status === 'True');
}
