import { timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import type { Identity } from '../identity/identity.ts';
import { mayRequest } from '../identity/token-view.ts';
import type { TokenView } from '../identity/token-view.ts';
import { CairnError } from '../model/error.ts';
import type { Clock } from '../ports/clock.ts';
import { readDefaultProject } from '../store/settings.ts';
import type { Database } from '../store/database.ts';
import { useToken } from '../store/tokens.ts';
import { confinedTo, credentialsOfToken } from './principal.ts';
import type { Principal } from './principal.ts';
import { hashOfToken, TOKEN_PATTERN } from './tokens.ts';

/** How long a token that was looked up is believed: a revoked one may work for so long. */
const CACHE_MS = 5000;
const CACHE_LIMIT = 1000;

/** What access rules of application credentials call the facades, and everything else. */
const serviceOf = (path: string): string =>
  /^\/(identity|image|compute|placement)\//.exec(path)?.[1] ?? 'cairn';

type Entry = { readonly principal: Principal; readonly until_ms: number };

/**
 * Effect: a function that reads the token of a request and looks it up. Throws unauthenticated when it is missing, unknown,
 * expired or revoked.
 */
export function createAuthenticate(
  database: Database,
  clock: Clock,
  identity: Pick<Identity, 'validate'>,
): (request: Request) => Promise<Principal> {
  const cache = new Map<string, Entry>();
  return async (request) => {
    const token = tokenOf(request);
    if (!TOKEN_PATTERN.test(token)) return ofLogin(await identity.validate(token), request);
    const hash = hashOfToken(token);
    const now_ms = clock.nowMs();
    const known = cache.get(hash);
    cache.delete(hash);
    if (known !== undefined && known.until_ms > now_ms) {
      cache.set(hash, known);
      return known.principal;
    }
    const entry = await lookUp(database, hash, now_ms);
    cache.set(hash, entry);
    const [oldest] = cache.keys();
    if (cache.size > CACHE_LIMIT && oldest !== undefined) cache.delete(oldest);
    return entry.principal;
  };
}

async function lookUp(database: Database, hash: string, now_ms: number): Promise<Entry> {
  const row = await useToken(database, hash);
  if (row === null || !timingSafeEqual(Buffer.from(row.hash), Buffer.from(hash))) {
    throw unauthenticated('The token is not known or was revoked.');
  }
  const expires_ms = row.expires_at === null ? Number.POSITIVE_INFINITY : Date.parse(row.expires_at);
  if (expires_ms <= now_ms)
    throw unauthenticated(`The token expired at ${new Date(expires_ms).toISOString()}.`);
  const credentials = credentialsOfToken(row.name, row.project_id);
  return {
    principal: {
      token_hash: row.hash,
      is_minted: row.is_minted,
      name: row.name,
      credentials,
      confined_to: confinedTo(credentials),
      login: null,
      default_project_id: row.project_id ?? (await readDefaultProject(database)),
    },
    until_ms: Math.min(now_ms + CACHE_MS, expires_ms),
  };
}

/** A token of a login says who acts and where; what its application credential may not do is refused before the rules are asked. */
function ofLogin(view: TokenView, request: Request): Principal {
  const { credentials, user } = view;
  const { method, path } = request;
  const asked = { service: serviceOf(path), method, path };
  if (!mayRequest(view, asked)) {
    throw new CairnError(
      'forbidden',
      'The access rules of your application credential do not allow this request.',
    );
  }
  return {
    token_hash: null,
    is_minted: false,
    name: user.name,
    credentials,
    confined_to: confinedTo(credentials),
    default_project_id: credentials.project_id,
    login: view,
  };
}

/** Pure. The token that a request carries. Throws unauthenticated when it has none, or something else. */
export function tokenOf(request: Request): string {
  const { authorization: header, 'x-auth-token': plain } = request.headers;
  if (typeof plain === 'string' && plain !== '' && header === undefined) return plain;
  if (header === undefined) throw unauthenticated('The request has no token.');
  const [scheme, token, ...rest] = header.split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || token === undefined || token === '' || rest.length > 0) {
    throw unauthenticated('The header Authorization is not "Bearer" and a token.');
  }
  return token;
}

function unauthenticated(message: string): CairnError {
  return new CairnError(
    'unauthenticated',
    `${message} Send "Authorization: Bearer <token>"; the first token is in credentials.json in the service's data ` +
      'directory (the provider reads CAIRN_TOKEN), and "cairn token create" makes another.',
  );
}
