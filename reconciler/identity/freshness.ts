import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { CairnError } from '../model/error.ts';
import type { Clock } from '../ports/clock.ts';
import type { Database } from '../store/database.ts';
import { readIdentityRevision } from '../store/identity-revision.ts';
import type { IdentityRevision } from '../store/identity-revision.ts';
import { readTokenKeys } from '../store/token-keys.ts';
import { readRevocations } from '../store/token-revocations.ts';
import type { Revocation } from '../store/token-revocations.ts';
import { toKeyRing } from './key-ring.ts';
import type { KeyRing } from './key-ring.ts';

/** What this process knows is believed for so long after it was compared with the database. */
export const BELIEVED_MS = 1000;

/** How often it is compared, whether anybody asks or not. */
const POLL_EVERY_MS = 500;

/** A comparison that takes longer is given up: its connection may be dead. */
const POLL_DEADLINE_MS = 2000;

/** How often somebody who asks waits for another comparison before hearing that there is none. */
const ATTEMPTS = 3;

/** Pause between two looks for a key that nobody here knows, so that made-up tokens cannot flood the database. */
const KEY_LOOK_PAUSE_MS = 50;

const NOTIFICATION = /^(subjects|revocations|keys) (\d{1,15})$/;

/** What one process knows of keys and revocations, and how far others have gone on. */
export type Freshness = {
  /** Effect: returns when keys and revocations are as of less than a second ago. Throws unavailable when the database does not answer. */
  readonly current: () => Promise<void>;
  /** Pure. The keys as of `current`. */
  readonly ring: () => KeyRing;
  /** Effect: reads the keys, for a token that none of them opens; those who ask at once share one look. */
  readonly reloadKeys: () => Promise<KeyRing>;
  /** Pure. Whether a token was revoked, as of `current`. */
  readonly isRevoked: (audit_id: string) => boolean;
  /** Effect: this process revoked a token; here it holds at once. */
  readonly noteRevoked: (revocation: Revocation) => void;
  /** Pure. Newest value of identity_revision.subjects that was heard of: what was read before is stale. */
  readonly subjectsRevision: () => number;
  /** Effect: subjects were read, of this revision. */
  readonly noteSubjects: (revision: number) => void;
  /** Effect: a notification came; null or anything strange means that some may have been lost, and that all is compared anew. */
  readonly hear: (payload: string | null) => void;
  readonly stop: () => Promise<void>;
};

/**
 * Effect: compares with the database twice a second until stopped. What is not confirmed within a second is not believed: whoever asks waits
 * for a comparison, and is refused when there can be none. So a dead connection for notifications costs time and never lets anybody in.
 */
export function startFreshness(options: {
  readonly database: Database;
  readonly clock: Clock;
  /** Called when the database cannot be asked, once until it can again. */
  readonly report: (error: unknown) => void;
}): Freshness {
  const { database, clock, report } = options;
  const stopping = new AbortController();
  const revoked = new Map<string, number>();
  let known: IdentityRevision = { subjects: 0, revocations: 0, keys: 0 };
  let heard = 0;
  let compared_at_ms: number | null = null;
  let revoked_revision = 0;
  let ring: { readonly keys: KeyRing; readonly revision: number } | null = null;
  let comparing: Promise<void> | null = null;
  let key_look: Promise<KeyRing> | null = null;
  let last_key_look_ms = Number.NEGATIVE_INFINITY;
  let is_well = true;

  const loadKeys = async (): Promise<KeyRing> => {
    const { keys, revision } = await readTokenKeys(database);
    ring = { keys: toKeyRing(keys), revision };
    return ring.keys;
  };

  const loadRevocations = async (): Promise<void> => {
    const now_ms = clock.nowMs();
    const page = await readRevocations(database, revoked_revision, new Date(now_ms).toISOString());
    for (const { audit_id, expires_at } of page.revocations) revoked.set(audit_id, Date.parse(expires_at));
    revoked_revision = page.revision;
    for (const [audit_id, expires_ms] of revoked) if (expires_ms <= now_ms) revoked.delete(audit_id);
  };

  const compare = async (): Promise<void> => {
    const started_ms = performance.now();
    const heard_before = heard;
    const found = await readIdentityRevision(database);
    // A database that was put back to an earlier time counts anew.
    if (found.revocations < revoked_revision) {
      revoked.clear();
      revoked_revision = 0;
    }
    if (ring?.revision !== found.keys) await loadKeys();
    if (revoked_revision < found.revocations) await loadRevocations();
    known = heard === heard_before ? found : newest(known, found);
    compared_at_ms = started_ms;
  };

  /** One comparison at a time; one that hangs is left to itself. */
  const compareOnce = (): Promise<void> => {
    comparing ??= (async () => {
      try {
        await withDeadline(compare());
        is_well = true;
      } catch (error) {
        if (is_well) report(error);
        is_well = false;
        throw notNow(error);
      } finally {
        comparing = null;
      }
    })();
    return comparing;
  };

  const isCurrent = (): boolean => {
    if (compared_at_ms === null || ring === null) return false;
    // Not the wall clock, which people set.
    if (performance.now() - compared_at_ms >= BELIEVED_MS) return false;
    return revoked_revision >= known.revocations && ring.revision >= known.keys;
  };

  const poll = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await compareOnce().catch(() => undefined);
      await delay(POLL_EVERY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const ended = poll();

  return {
    current: async () => {
      for (let attempt = 0; !isCurrent(); attempt++) {
        if (attempt === ATTEMPTS) throw notNow();
        await compareOnce();
      }
    },
    ring: () => {
      if (ring === null) throw new Error('the keys are read before they are used');
      return ring.keys;
    },
    reloadKeys: () => {
      // Whoever comes while a look is on its way to begin shares it; one that has begun may be too old for a newer token.
      key_look ??= (async () => {
        await delay(Math.max(0, last_key_look_ms + KEY_LOOK_PAUSE_MS - performance.now()));
        key_look = null;
        last_key_look_ms = performance.now();
        return await withDeadline(loadKeys());
      })();
      return key_look;
    },
    isRevoked: (audit_id) => revoked.has(audit_id),
    noteRevoked: ({ audit_id, expires_at }) => void revoked.set(audit_id, Date.parse(expires_at)),
    subjectsRevision: () => known.subjects,
    noteSubjects: (revision) => {
      if (revision <= known.subjects) return;
      heard += 1;
      known = { ...known, subjects: revision };
    },
    hear: (payload) => {
      heard += 1;
      const [, counter, value] = NOTIFICATION.exec(payload ?? '') ?? [];
      if (counter === undefined) compared_at_ms = null;
      else known = newest(known, { ...known, [counter]: Number(value) });
    },
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
}

function notNow(cause?: unknown): CairnError {
  return new CairnError('unavailable', 'It cannot be checked now who you are. Try again in a second.', {
    cause,
    retry_after_seconds: 1,
  });
}

function newest(one: IdentityRevision, other: IdentityRevision): IdentityRevision {
  return {
    subjects: Math.max(one.subjects, other.subjects),
    revocations: Math.max(one.revocations, other.revocations),
    keys: Math.max(one.keys, other.keys),
  };
}

async function withDeadline<T>(work: Promise<T>): Promise<T> {
  const answered = new AbortController();
  const late = delay(POLL_DEADLINE_MS, undefined, { signal: answered.signal }).then((): never => {
    throw new CairnError('timeout', 'The database did not answer in time.');
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    answered.abort();
  }
}
