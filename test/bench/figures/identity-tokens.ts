import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createPasswordHashing } from '../../../reconciler/identity/password-hashing.ts';
import type { PasswordHashing } from '../../../reconciler/identity/password-hashing.ts';
import { readConfig } from '../../../reconciler/config.ts';
import { makeAdministrator } from '../../support/cairn-identity.ts';
import type { IdentityTarget } from '../../support/identity-walk/walker.ts';
import { createIdentityClient } from '../identity-client.ts';
import { installKeystone, startKeystone } from '../keystone.ts';
import { load } from '../load.ts';
import type { LoadResult } from '../load.ts';
import { digits, median } from '../measure.ts';
import type { Figure } from '../measure.ts';
import { startBenchService } from '../world.ts';

const CONCURRENCIES = [1, 8, 32] as const;
/** The concurrency whose rate is the figure. */
const JUDGED = 8;
const SECONDS = 4;
const ROUNDS = 3;

type Action = 'issue' | 'validation';

/** One load of one service. A token of its own each time, so that nothing is taken from an earlier one. */
async function measure(target: IdentityTarget, action: Action, concurrency: number): Promise<LoadResult> {
  const client = createIdentityClient(target, concurrency);
  try {
    const token = await client.issue();
    const request = action === 'issue' ? client.issue : () => client.validate(token);
    return await load(concurrency, SECONDS, request);
  } finally {
    client.close();
  }
}

/** Rounds in turn, each the other way round, as measure.ts does for pairs of numbers. */
async function inTurn(ours: IdentityTarget, theirs: IdentityTarget, action: Action, concurrency: number) {
  const results: { readonly ours: LoadResult[]; readonly theirs: LoadResult[] } = { ours: [], theirs: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const sides = round % 2 === 0 ? (['ours', 'theirs'] as const) : (['theirs', 'ours'] as const);
    for (const side of sides) {
      results[side].push(await measure(side === 'ours' ? ours : theirs, action, concurrency));
    }
  }
  return results;
}

const middle = (results: readonly LoadResult[], of: (result: LoadResult) => number): number =>
  median(results.map(of));

function describe(name: string, results: readonly LoadResult[]): string {
  const rate = digits(middle(results, ({ per_second }) => per_second));
  const [p50, p99] = [middle(results, (one) => one.p50_ms), middle(results, (one) => one.p99_ms)];
  return `${name} ${rate} a second, p50 ${digits(p50)} ms, p99 ${digits(p99)} ms`;
}

/** The service's hashing as it is configured unless somebody says otherwise. */
function hashingOf(): { readonly hashing: PasswordHashing; readonly cost: string } {
  const config = readConfig({}, {});
  const {
    password_memory_mib: memory,
    password_iterations: iterations,
    password_parallelism: lanes,
  } = config;
  const hashing = createPasswordHashing({
    cost: { memory_kib: memory * 1024, iterations, parallelism: lanes },
    concurrency: config.password_concurrency,
    queue_limit: 100,
  });
  return { hashing, cost: `argon2id, ${memory} MiB, ${iterations} passes, ${lanes} lane` };
}

/** Token issue or validation of Cairn's Identity against Debian's Keystone with two workers. */
export function identityTokens(action: Action): Figure {
  return {
    name: `identity-${action}`,
    what:
      action === 'issue'
        ? 'tokens issued by password, scoped to a project'
        : 'GET /v3/auth/tokens of a token',
    limit: { ratio: 10, is: 'least' },
    run: async (say) => {
      await installKeystone();
      const bench = await startBenchService();
      const directory = join(bench.directory, 'keystone');
      mkdirSync(directory, { mode: 0o711 });
      const keystone = await startKeystone(directory).catch(async (error: unknown) => {
        await bench.stop();
        throw error;
      });
      try {
        const ours = await makeAdministrator(bench.service);
        const { auth_url, password } = keystone;
        const theirs = { auth_url, password, username: 'admin', project_name: 'admin' };
        const { hashing, cost } = hashingOf();
        const phc = await hashing.hash('correct horse battery staple');
        let judged: Awaited<ReturnType<typeof inTurn>> | undefined;
        for (const concurrency of CONCURRENCIES) {
          const results = await inTurn(ours, theirs, action, concurrency);
          if (concurrency === JUDGED) judged = results;
          say(`${concurrency} at once: ${describe('Cairn', results.ours)}`);
          say(`${concurrency} at once: ${describe('Keystone', results.theirs)}`);
          if (action === 'validation') continue;
          const floor = await load(concurrency, SECONDS, () =>
            hashing.verify(phc, 'correct horse battery staple'),
          );
          say(`${concurrency} at once: ${describe(`${cost}, alone:`, [floor])}`);
        }
        if (action === 'issue') say(`Keystone hashes by ${keystone.hashing}`);
        if (judged === undefined) throw new Error('no load was judged');
        return {
          value: middle(judged.ours, ({ per_second }) => per_second),
          unit: '1/s',
          samples: ROUNDS,
          against: `Debian's Keystone, two workers, ${JUDGED} at once`,
          against_value: middle(judged.theirs, ({ per_second }) => per_second),
        };
      } finally {
        await keystone.stop();
        await bench.stop();
      }
    },
  };
}
