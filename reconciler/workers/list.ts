import { LONGEST_BACKOFF_SECONDS, resyncPeriodSeconds } from '../model/backoff.ts';
import type { ResyncSettings } from '../model/backoff.ts';
import type { Ports } from '../ports/ports.ts';
import type { Database } from '../store/database.ts';
import { pruneEvents } from '../store/events.ts';
import { pruneJournal } from '../store/journal.ts';
import { enqueueOverdue, queueDepth, reapLeases } from '../store/queue.ts';
import { pruneTokens } from '../store/tokens.ts';
import { pruneTransfers } from '../store/transfers.ts';
import { pruneContent } from './content-pruner.ts';
import { evictCopies } from './copy-evictor.ts';
import { removeOldCopies } from './old-copy-remover.ts';
import type { CacheSettings } from './copy-evictor.ts';
import { rotateTokenKeysWhenDue } from '../identity/rotate.ts';
import { pruneLoginFailures } from '../store/logins.ts';
import { pruneRevocations } from '../store/token-revocations.ts';
import type { Worker } from './worker.ts';

const JOURNAL_DAYS = 30;
const EVENT_DAYS = 30;
/** So long an ended token is still told from one that never was. */
const TOKEN_DAYS = 1;

/** Objects due further ahead than this many resync periods, or the longest back-off, have been forgotten by somebody. */
const OVERDUE_PERIODS = 2;

/** What chores need to know. */
export type WorkerSettings = ResyncSettings &
  CacheSettings & {
    readonly lease_seconds: number;
    readonly token_lifetime_seconds: number;
    readonly token_rotation_seconds: number;
    readonly lockout_seconds: number;
  };

/** So long a revocation is kept after its token expired: clocks of processes differ. */
const REVOCATION_MARGIN_MS = 3_600_000;

/** Copies of the time before are few, and become fewer. */
const OLD_COPIES_SECONDS = 6 * 3600;

/** How often keys are looked at, at most: a rotation is late by no more than this. */
const ROTATION_LOOK_SECONDS = 60;

/** Pure. Every chore of the service. */
export function workersOf(
  database: Database,
  ports: Pick<Ports, 'images' | 'volumes' | 'clock'>,
  settings: WorkerSettings,
): readonly Worker[] {
  const { resync_seconds, lease_seconds } = settings;
  const agoAt = (ms: number): string => new Date(ports.clock.nowMs() - ms).toISOString();
  return [
    {
      name: 'resync',
      every_seconds: resync_seconds,
      run: async () => {
        const period_seconds = resyncPeriodSeconds(settings, (await queueDepth(database)).total);
        const horizon_seconds = Math.max(period_seconds * OVERDUE_PERIODS, LONGEST_BACKOFF_SECONDS);
        const count = await enqueueOverdue(database, horizon_seconds);
        return `${count} objects were due later than they should be.`;
      },
    },
    {
      name: 'lease-reaper',
      every_seconds: lease_seconds,
      run: async () => `${await reapLeases(database, lease_seconds)} leases had run out.`,
    },
    {
      name: 'content-pruner',
      every_seconds: 600,
      run: async () =>
        `${await pruneContent(database, ports.images, ports.clock)} contents or uploads belonged to nothing.`,
    },
    {
      name: 'journal-pruner',
      every_seconds: 3600,
      run: async () =>
        `${await pruneJournal(database, JOURNAL_DAYS)} entries were older than ${JOURNAL_DAYS} days.`,
    },
    {
      name: 'copy-evictor',
      every_seconds: 60,
      run: async () =>
        `${await evictCopies(database, ports.clock, settings)} copies on hosts were no longer worth their room.`,
    },
    {
      name: 'old-copy-remover',
      every_seconds: OLD_COPIES_SECONDS,
      run: async () => {
        const { removed, unseen } = await removeOldCopies(database, ports.volumes);
        return `${removed} copies on hosts still had the name of an image; ${unseen} hosts could not be asked.`;
      },
    },
    {
      name: 'transfer-pruner',
      every_seconds: 60,
      run: async () => `${await pruneTransfers(database)} transfers were of processes that are gone.`,
    },
    {
      name: 'token-pruner',
      every_seconds: 3600,
      run: async () => `${await pruneTokens(database, TOKEN_DAYS)} tokens had ended.`,
    },
    {
      name: 'token-key-rotation',
      every_seconds: Math.min(settings.token_rotation_seconds, ROTATION_LOOK_SECONDS),
      run: async () => {
        const ring = await rotateTokenKeysWhenDue(database, settings, ports.clock.nowMs());
        return ring === null
          ? 'The key of tokens is not due.'
          : `Another key makes tokens; ${ring.length} are kept.`;
      },
    },
    {
      name: 'login-pruner',
      every_seconds: 600,
      run: async () => {
        const revocations = await pruneRevocations(database, agoAt(REVOCATION_MARGIN_MS));
        const failures = await pruneLoginFailures(database, agoAt(settings.lockout_seconds * 1000));
        return `${revocations} revoked tokens had expired, ${failures} failed logins were old.`;
      },
    },
    {
      name: 'event-pruner',
      every_seconds: 3600,
      run: async () =>
        `${await pruneEvents(database, EVENT_DAYS)} events were older than ${EVENT_DAYS} days.`,
    },
  ];
}
