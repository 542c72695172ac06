import { randomBytes } from 'node:crypto';
import { hash as argon2Hash, verify as argon2Verify } from '@node-rs/argon2';
import { CairnError } from '../model/error.ts';

/** What a hash costs: argon2id's memory, passes and lanes. */
export type HashCost = {
  readonly memory_kib: number;
  readonly iterations: number;
  readonly parallelism: number;
};

/** The two functions of the library that do the work. */
export type Argon2 = {
  readonly hash: (secret: string, cost: HashCost) => Promise<string>;
  readonly verify: (phc: string, secret: string) => Promise<boolean>;
};

/** Hashing of passwords and other secrets that people or programs show. */
export type PasswordHashing = {
  /** Effect: computes the hash to be stored, a PHC string. Throws unavailable when too many wait. */
  readonly hash: (secret: string) => Promise<string>;
  /**
   * Effect: whether the secret is the one of the hash. Null for a hash, which means that there is nobody to compare with, costs as much as a
   * comparison and is false; so is a hash that cannot be read. Throws unavailable when too many wait.
   */
  readonly verify: (phc: string | null, secret: string) => Promise<boolean>;
  /** Pure. Whether the hash was made with other costs than those in force. */
  readonly isStale: (phc: string) => boolean;
};

/** Longer ones are never right; hashing them would only be work. */
const LONGEST_SECRET_BYTES = 1024;

const ARGON2ID =
  /^\$argon2id\$v=19\$m=(\d{1,10}),t=(\d{1,10}),p=(\d{1,3})\$[A-Za-z0-9+/]{11,}\$[A-Za-z0-9+/]{16,}$/;

/** argon2id of @node-rs/argon2, on threads of its own. */
export const ARGON2: Argon2 = {
  hash: (secret, cost) =>
    // Its default algorithm is argon2id, version 19.
    argon2Hash(secret, {
      memoryCost: cost.memory_kib,
      timeCost: cost.iterations,
      parallelism: cost.parallelism,
    }),
  verify: (phc, secret) => argon2Verify(phc, secret),
};

/**
 * Pure. Hashing with at most `concurrency` hashes at once, each of which takes a core and its memory, and at most `queue_limit` waiting; more
 * are turned away, so that a flood of logins cannot take the machine.
 */
export function createPasswordHashing(options: {
  readonly cost: HashCost;
  readonly concurrency: number;
  readonly queue_limit: number;
  readonly argon2?: Argon2;
}): PasswordHashing {
  const { cost, argon2 = ARGON2 } = options;
  const inTurn = createTurns(options.concurrency, options.queue_limit);
  const nobody = hashOfNobody(cost);
  return {
    hash: (secret) => inTurn(() => argon2.hash(secret, cost)),
    verify: (phc, secret) => {
      const is_sane = Buffer.byteLength(secret) <= LONGEST_SECRET_BYTES;
      const is_known = phc !== null && costOf(phc) !== null;
      if (is_sane && is_known) return inTurn(() => argon2.verify(phc, secret));
      return inTurn(async () => {
        await argon2.verify(nobody, is_sane ? secret : '');
        return false;
      });
    },
    isStale: (phc) => {
      const known = costOf(phc);
      return (
        known?.memory_kib !== cost.memory_kib ||
        known.iterations !== cost.iterations ||
        known.parallelism !== cost.parallelism
      );
    },
  };
}

/** Pure. What a PHC string of argon2id says that it costs; null for any other text. */
export function costOf(phc: string): HashCost | null {
  const [, memory_kib, iterations, parallelism] = ARGON2ID.exec(phc) ?? [];
  if (parallelism === undefined) return null;
  return {
    memory_kib: Number(memory_kib),
    iterations: Number(iterations),
    parallelism: Number(parallelism),
  };
}

/** A hash that no secret has, of the same cost: its digest was drawn, not computed. */
function hashOfNobody({ memory_kib, iterations, parallelism }: HashCost): string {
  const text = (bytes: number): string => randomBytes(bytes).toString('base64').replaceAll('=', '');
  return `$argon2id$v=19$m=${memory_kib},t=${iterations},p=${parallelism}$${text(16)}$${text(32)}`;
}

function createTurns(concurrency: number, queue_limit: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= concurrency) {
      if (waiting.length >= queue_limit) {
        throw new CairnError('unavailable', 'Too many passwords are being checked. Try again in a second.', {
          retry_after_seconds: 1,
        });
      }
      // Whoever ends hands its place over, so `running` stays as it is.
      await new Promise<void>((resolve) => void waiting.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
