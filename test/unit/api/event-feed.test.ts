import * as fc from 'fast-check';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createEventFeed } from '../../../reconciler/api/event-feed.ts';
import type { EventFeed } from '../../../reconciler/api/event-feed.ts';
import type { EventEntry } from '../../../reconciler/store/history.ts';

const log = pino({ level: 'silent' });

/** A log of events in which a sequence is drawn before it is committed, as in PostgreSQL. */
function createLog(): {
  readonly draw: () => number;
  readonly commit: (sequence: number) => void;
  readonly committed: () => readonly number[];
  readonly feed: () => EventFeed;
} {
  const open = new Set<number>();
  const committed = new Set<number>();
  let last = 0;
  const sorted = (): readonly number[] => [...committed].sort((a, b) => a - b);
  return {
    draw: () => {
      last += 1;
      open.add(last);
      return last;
    },
    commit: (sequence) => {
      if (open.delete(sequence)) committed.add(sequence);
    },
    committed: sorted,
    feed: () =>
      createEventFeed({
        log,
        poll_ms: 5,
        readEnd: async () => {
          const sequence = last;
          await turn();
          return { sequence, open: [...open].map(String) };
        },
        read: async (_filter, { after, until, limit }) => {
          await turn();
          const page = sorted().filter((sequence) => sequence > after && sequence <= until);
          return page.slice(0, limit).map(entryOf);
        },
      }),
  };
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function entryOf(sequence: number): EventEntry {
  return {
    sequence,
    at: '2024-01-01T00:00:00.000Z',
    resource_id: null,
    kind: null,
    project_id: null,
    type: 'tried',
    actor: null,
    request_id: null,
    source_address: null,
    outcome: 'done',
    message: '',
    data: {},
  };
}

test('whatever the order of commits, each reader gets each event once and in order', async () => {
  const actions = fc.array(fc.constantFrom('draw', 'commit first', 'commit last', 'join', 'wake', 'turn'), {
    minLength: 10,
    maxLength: 60,
  });
  await fc.assert(
    fc.asyncProperty(actions, async (steps) => {
      const events = createLog();
      const feed = events.feed();
      const open: number[] = [];
      const left = new AbortController();
      const readers: number[][] = [];
      const join = (): void => {
        const seen: number[] = [];
        readers.push(seen);
        void feed.follow({
          filter: { resource_id: null, project_id: null, actor: null, outcome: null },
          after: 0,
          send: ({ sequence }) => seen.push(sequence),
          signal: left.signal,
        });
      };
      join();
      for (const step of steps) {
        if (step === 'draw') open.push(events.draw());
        if (step === 'commit first') events.commit(open.shift() ?? 0);
        if (step === 'commit last') events.commit(open.pop() ?? 0);
        if (step === 'join') join();
        if (step === 'wake') feed.wake();
        if (step === 'turn') await turn();
      }
      for (const sequence of open) events.commit(sequence);
      const wanted = events.committed();
      await expect.poll(() => readers.every((seen) => seen.length >= wanted.length)).toBe(true);
      left.abort();
      feed.close();
      for (const seen of readers) expect(seen).toEqual(wanted);
    }),
    { numRuns: 25 },
  );
});

test('what is settled holds everything that was committed before the question', async () => {
  const events = createLog();
  const feed = events.feed();
  for (let round = 0; round < 20; round += 1) {
    const sequence = events.draw();
    events.commit(sequence);
    expect(await feed.settled()).toBeGreaterThanOrEqual(sequence);
  }
  feed.close();
});
