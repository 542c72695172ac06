import type { Logger } from 'pino';
import { CairnError } from '../model/error.ts';
import type { EventEntry, EventFilter } from '../store/history.ts';

/** All readers of events of this process. */
export type EventFeed = {
  /**
   * Effect: gives every event after `after` that the filter lets pass to `send`, in order and once, until the signal is aborted; `after` null
   * begins with what happens from now on. Resolves when the reader is abandoned or the service stops.
   */
  readonly follow: (request: FollowRequest) => Promise<void>;
  /** Effect: the sequence up to which no event can appear any more; at least what was committed before the call. */
  readonly settled: () => Promise<number>;
  /** Effect: looks for new events. */
  readonly wake: () => void;
  readonly close: () => void;
};

/** One reader of events. */
export type FollowRequest = {
  readonly filter: EventFilter;
  readonly after: number | null;
  readonly send: (event: EventEntry) => void;
  readonly signal: AbortSignal;
};

/** What the feed needs. */
export type FeedOptions = {
  readonly read: (
    filter: EventFilter,
    range: { readonly after: number; readonly until: number; readonly limit: number },
  ) => Promise<readonly EventEntry[]>;
  /** The last sequence drawn, and the transactions that were open after it was read. */
  readonly readEnd: () => Promise<{ readonly sequence: number; readonly open: readonly string[] }>;
  readonly log: Logger;
  /** How often to look without being asked. */
  readonly poll_ms?: number;
  readonly limit?: number;
};

type Follower = FollowRequest & { cursor: number };

const PAGE = 500;
const POLL_MS = 2000;
const FOLLOWER_LIMIT = 1000;
const SETTLE_STEP_MS = 25;
const ALL: EventFilter = { resource_id: null, project_id: null, actor: null, outcome: null };
/** Longer than any transaction of Cairn may live. */
const SETTLE_LIMIT_MS = 30_000;

/**
 * Effect: starts a timer. Sequences are drawn before the commit, so an event can appear after one with a greater sequence. The feed
 * therefore shows a sequence only when every transaction that was open when it had been drawn has ended; a reader who goes on
 * after the last event that it saw then misses none. One query serves all followers.
 */
export function createEventFeed(options: FeedOptions): EventFeed {
  const followers = new Set<Follower>();
  const closed = new AbortController();
  let settledUntil = 0;
  let settling: Promise<number> | null = null;
  let isPumping = false;
  let isAskedAgain = false;
  let position = 0;

  const settleNow = async (): Promise<number> => {
    const end = await options.readEnd();
    let open = new Set(end.open);
    const deadline = Date.now() + SETTLE_LIMIT_MS;
    while (open.size > 0 && Date.now() < deadline && !closed.signal.aborted) {
      await new Promise((resolve) => setTimeout(resolve, SETTLE_STEP_MS));
      const still = new Set((await options.readEnd()).open);
      open = new Set([...open].filter((transaction) => still.has(transaction)));
    }
    settledUntil = Math.max(settledUntil, end.sequence);
    return settledUntil;
  };

  const settled = async (): Promise<number> => {
    // One that runs already may have read the end before the caller's event was written: wait for it, then ask anew, together.
    if (settling !== null) await settling.catch(() => undefined);
    settling ??= settleNow().finally(() => {
      settling = null;
    });
    return settling;
  };

  const pump = async (): Promise<void> => {
    isPumping = true;
    while (isAskedAgain && !closed.signal.aborted) {
      isAskedAgain = false;
      try {
        const until = await settled();
        while (position < until && followers.size > 0) {
          const page = await options.read(ALL, { after: position, until, limit: PAGE });
          position = page.length < PAGE ? until : (page.at(-1)?.sequence ?? until);
          for (const follower of followers) for (const event of page) pass(follower, event);
        }
      } catch (thrown) {
        options.log.warn({ err: thrown }, 'events could not be read');
      }
    }
    // In the same turn as the test above: a wake from now on starts a pump of its own.
    isPumping = false;
  };

  const wake = (): void => {
    if (followers.size === 0) return;
    isAskedAgain = true;
    if (!isPumping) void pump();
  };

  const timer = setInterval(wake, options.poll_ms ?? POLL_MS);
  timer.unref();

  return {
    settled,
    wake,
    close: () => {
      clearInterval(timer);
      closed.abort();
    },
    follow: async (request) => {
      if (followers.size >= (options.limit ?? FOLLOWER_LIMIT)) {
        throw new CairnError('unavailable', 'Too many read the events already. Ask again later.');
      }
      const follower: Follower = { ...request, cursor: request.after ?? (await settled()) };
      const ended = AbortSignal.any([request.signal, closed.signal]);
      while (!ended.aborted) {
        const until = await settled();
        const page = await options.read(request.filter, { after: follower.cursor, until, limit: PAGE });
        for (const event of page) pass(follower, event);
        if (page.length === PAGE) continue;
        follower.cursor = Math.max(follower.cursor, until);
        // Nobody else runs between this test and the joining, so nothing is lost between the two.
        if (followers.size === 0 && !isPumping) position = follower.cursor;
        if (position <= follower.cursor) break;
      }
      if (ended.aborted) return;
      followers.add(follower);
      wake();
      await new Promise<void>((resolve) => ended.addEventListener('abort', () => resolve(), { once: true }));
      followers.delete(follower);
    },
  };
}

function pass(follower: Follower, event: EventEntry): void {
  if (event.sequence <= follower.cursor || follower.signal.aborted) return;
  follower.cursor = event.sequence;
  const { resource_id, project_id, actor, outcome } = follower.filter;
  if (actor !== null && event.actor !== actor) return;
  if (outcome !== null && event.outcome !== outcome) return;
  if (resource_id !== null && event.resource_id !== resource_id) return;
  if (project_id !== null && event.project_id !== project_id) return;
  follower.send(event);
}
