import type { Settings } from '../config.ts';
import { placementRules } from '../config.ts';
import { kindMap } from '../engine/context.ts';
import type { Boundary, Engine } from '../engine/context.ts';
import { startLoop } from '../engine/loop.ts';
import { watchHosts } from '../engine/watch.ts';
import type { Notifications } from '../drivers/postgres/listen.ts';
import { KINDS } from '../kinds/index.ts';
import { QUEUE_CHANNEL } from '../store/queue.ts';
import type { HostCache } from '../store/host-cache.ts';
import type { Cleanup } from './cleanup.ts';

/** How long running operations may take to end at a stop. */
const STOP_SECONDS = 10;

const OBSERVE_TIMEOUT_SECONDS = 60;

/** Pure. The engine's settings, all but what it works with. */
export function engineOf(settings: Settings, means: Omit<Engine, 'kinds' | 'settings' | 'boundary'>): Engine {
  return {
    ...means,
    kinds: kindMap(KINDS),
    settings: {
      resync_seconds: settings.resync_seconds,
      resync_per_second: settings.resync_per_second,
      lease_seconds: settings.lease_seconds,
      concurrency: settings.concurrency,
      lane_places: settings.long_operations,
      observe_timeout_seconds: OBSERVE_TIMEOUT_SECONDS,
      placement_rules: placementRules(settings),
    },
    ...crashBoundary(process.env),
  };
}

/** Effect: starts the loop that reconciles, and the watch over its hosts; says when it last looked at its queue. */
export function startEngine(
  engine: Engine,
  { host_cache, notifications }: { readonly host_cache: HostCache; readonly notifications: Notifications },
  cleanup: Cleanup,
): { readonly lastLookMs: () => number } {
  const loop = startLoop(engine, {
    starting: (claim) => {
      if (claim.kind === 'host') host_cache.forget(claim.id);
    },
    finished: (claim) => {
      if (claim.kind === 'host') watch.refresh();
    },
  });
  const watch = watchHosts(engine, loop.noteHint);
  cleanup.push(notifications.subscribe(QUEUE_CHANNEL, loop.wake));
  cleanup.push(watch.stop);
  cleanup.push(() => loop.stop(STOP_SECONDS));
  return { lastLookMs: loop.lastLookMs };
}

/** For crash tests only: ends the process without a word at the N-th operation boundary. */
function crashBoundary(environment: Readonly<Record<string, string | undefined>>): { boundary?: Boundary } {
  const at = Number(environment['CAIRN_TEST_CRASH_AT'] ?? 0);
  if (!Number.isSafeInteger(at) || at < 1) return {};
  let seen = 0;
  return {
    boundary: () => {
      seen += 1;
      if (seen === at) process.kill(process.pid, 'SIGKILL');
    },
  };
}
