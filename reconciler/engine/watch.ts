import { dependentsOf, idsOnHost } from '../store/dependents.ts';
import { hostIds } from '../store/hosts.ts';
import { enqueue } from '../store/queue.ts';
import type { Engine } from './context.ts';

/** How often the list of hosts is read, in case a notification was lost. */
const REFRESH_SECONDS = 10;

/** Hints are collected for so long and enqueued together: a host that starts tells of many things at once. */
const COLLECT_MS = 20;

/** Listens to all registered hosts. */
export type HostWatch = {
  /** Effect: hosts may have been registered or removed: look. */
  readonly refresh: () => void;
  readonly stop: () => Promise<void>;
};

/**
 * Effect: keeps one watch per registered host. A hint makes the object due, unless `noteHint` says that it is being worked on (it is looked
 * at again after that); a gap in the hints makes everything on that host due.
 */
export function watchHosts(engine: Engine, noteHint: (id: string) => boolean): HostWatch {
  const { db, log } = engine;
  const { clock, hypervisor } = engine.ports;
  const watched = new Map<string, () => void>();
  const hinted = new Set<string>();
  const stopped = new AbortController();
  let collecting: Promise<void> | null = null;
  let refreshing = new AbortController();

  const flush = async (): Promise<void> => {
    await clock.sleep(COLLECT_MS, stopped.signal);
    collecting = null;
    const ids = [...hinted];
    hinted.clear();
    try {
      await enqueue(db, ids, 1);
    } catch (error) {
      // The resync finds what the hint was about.
      log.warn({ err: error, hints: ids.length }, 'hints were lost');
    }
  };
  const hint = (id: string): void => {
    if (stopped.signal.aborted || noteHint(id)) return;
    hinted.add(id);
    collecting ??= flush();
  };
  const resync = async (host_id: string): Promise<void> => {
    if (stopped.signal.aborted) return;
    try {
      await enqueue(db, [...(await idsOnHost(db, host_id)), ...(await dependentsOf(db, host_id, false))], 1);
    } catch (error) {
      log.warn({ err: error, host_id }, 'a host could not be resynchronised');
    }
  };
  const follow = async (): Promise<void> => {
    const ids = new Set(await hostIds(db));
    for (const [host_id, end] of watched) {
      if (ids.has(host_id)) continue;
      watched.delete(host_id);
      end();
    }
    for (const host_id of ids) {
      if (watched.has(host_id) || stopped.signal.aborted) continue;
      const listener = { hint: (seen: { id: string }) => hint(seen.id), resync: () => void resync(host_id) };
      watched.set(host_id, hypervisor.watch(host_id, listener));
    }
  };
  const run = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      refreshing = new AbortController();
      try {
        await follow();
      } catch (error) {
        log.warn({ err: error }, 'the list of hosts could not be read');
      }
      await clock.sleep(REFRESH_SECONDS * 1000, AbortSignal.any([stopped.signal, refreshing.signal]));
    }
  };
  const ended = run();

  return {
    refresh: () => refreshing.abort(),
    stop: async () => {
      stopped.abort();
      for (const end of watched.values()) end();
      watched.clear();
      await ended;
      await collecting;
    },
  };
}
