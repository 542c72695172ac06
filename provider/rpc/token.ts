/** The token of a connection: read, or had by logging in, once at the start, and once more when the service refuses it. */
import { readToken } from '../../schemas/connection/read.ts';
import type { ChosenConnection, ConnectionProblem } from '../../schemas/connection/settings.ts';
import { TokenError } from '../../schemas/connection/token-error.ts';
import type { Renewal } from '../client/tokens.ts';
import type { ProviderContext } from './context.ts';

/** As long as other calls wait for a service that is starting anew. */
const PATIENCE_MS = 15_000;
const FIXED =
  'That place does not change while terraform runs; a token that is renewed can be given by token_file, ' +
  'CAIRN_TOKEN_FILE or CAIRN_TOKEN_COMMAND.';

/**
 * Effect: looks again where the token came from, as often as it is called. The answer is another token for the same service,
 * or a sentence that says why there is none.
 */
export const createRenewal =
  (
    context: ProviderContext,
    first: ChosenConnection,
    find: () => ChosenConnection | ConnectionProblem,
    ca_pem: string | undefined,
  ): ((refused: string) => Promise<Renewal>) =>
  async (refused) => {
    const { from } = first.credential;
    const found = find();
    if ('summary' in found || found.endpoint !== first.endpoint) {
      return { reason: `It came from ${from}, which no longer names a token for ${first.endpoint}.` };
    }
    try {
      const { environment } = context;
      const token = await readToken(found.credential, { environment, ca_pem, patience_ms: PATIENCE_MS });
      context.log.redact(token);
      if (token !== refused) return { token };
      return { reason: `It was read again from ${found.credential.from} and is still the same. ${FIXED}` };
    } catch (error) {
      if (error instanceof TokenError) return { reason: error.message };
      throw error;
    }
  };
