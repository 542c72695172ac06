import { CairnError } from '../../model/error.ts';
import type { Identity } from '../../identity/identity.ts';
import type { Policy } from '../../policy/compile.ts';
import type { Credentials } from '../../policy/credentials.ts';
import { judge } from '../../policy/judge.ts';
import { targetOf } from '../../policy/target.ts';
import { specsOfServers } from '../../store/console-tokens.ts';
import type { ConsoleToken } from '../../store/console-tokens.ts';
import type { Database } from '../../store/database.ts';
import { livingTokens } from '../../store/tokens.ts';
import { credentialsOfToken } from '../principal.ts';

/** Why consoles may not be open, by the hash of their token; of those that may nothing. */
export type ConsoleRefusals = (tokens: readonly ConsoleToken[]) => Promise<ReadonlyMap<string, string>>;

const GONE = 'The server is gone or is being deleted.';
const OVER = 'Your login or token has ended, or may not act there any more. Log in again.';
const FORBIDDEN = 'You may not open the console of this server any more.';

/**
 * Effect: a function that reads whether those who asked for consoles might ask for them now: who they are, what roles they have, what the rules
 * say, and whether the servers are there. Two statements however many consoles there are, and one for each user of whom something changed.
 * It throws unavailable when that cannot be told now.
 */
export function createConsoleRefusals(options: {
  readonly database: Database;
  readonly identity: Pick<Identity, 'holderOf'>;
  readonly currentPolicy: () => Promise<Policy>;
}): ConsoleRefusals {
  const { database, identity, currentPolicy } = options;

  const holderOf = async ({ session }: ConsoleToken): Promise<Credentials | null> => {
    if (session === null) return null;
    try {
      return await identity.holderOf(session);
    } catch (thrown) {
      if (thrown instanceof CairnError && thrown.code === 'unauthenticated') return null;
      throw thrown;
    }
  };

  return async (tokens) => {
    const policy = await currentPolicy();
    const specs = await specsOfServers(database, [...new Set(tokens.map(({ server_id }) => server_id))]);
    const hashes = new Set(tokens.flatMap(({ token_hash }) => token_hash ?? []));
    const living = await livingTokens(database, [...hashes]);
    const refusals = new Map<string, string>();
    for (const token of tokens) {
      const { hash, server_id, token_hash } = token;
      const spec = specs.get(server_id);
      if (spec === undefined) {
        refusals.set(hash, GONE);
        continue;
      }
      const known = living.get(token_hash ?? '');
      const credentials =
        known === undefined ? await holderOf(token) : credentialsOfToken(known.name, known.project_id);
      if (credentials === null) {
        refusals.set(hash, OVER);
        continue;
      }
      const stored = targetOf('server', server_id, spec);
      const deed = { credentials, kind: 'server', verb: 'open_console', stored, planned: null };
      if (judge(policy, deed).outcome !== 'allowed') refusals.set(hash, FORBIDDEN);
    }
    return refusals;
  };
}
