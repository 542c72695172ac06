import type { Request } from 'express';
import {
  LONGEST_TOKEN_SECONDS,
  SHORTEST_TOKEN_SECONDS,
  USUAL_TOKEN_SECONDS,
} from '../../../schemas/token-lifetime.ts';
import { CairnError } from '../../model/error.ts';
import type { Clock } from '../../ports/clock.ts';
import { inTransaction } from '../../store/database.ts';
import type { Database } from '../../store/database.ts';
import { appendEvent } from '../../store/events.ts';
import { touchIdentity } from '../../store/identity-revision.ts';
import {
  listMintedTokens,
  mintToken,
  removeMintedToken,
  renewMintedToken,
} from '../../store/minted-tokens.ts';
import type { MintedTokenView, Minting } from '../../store/minted-tokens.ts';
import { tokenOf } from '../authenticate.ts';
import { accessOf, principalOf } from '../authorize.ts';
import type { Principal } from '../principal.ts';
import { bodyObject } from '../body.ts';
import { ID_PATTERN, parseQuery } from '../query.ts';
import { requestIdOf } from '../route.ts';
import type { Route } from '../route.ts';
import { drawToken, hashOfToken, tokenOfKey } from '../tokens.ts';

/** How many tokens of one principal may live at once. */
const LIMIT = 1000;
const KEY = /^[A-Za-z0-9_-]{16,128}$/;
type Refusal = Extract<Minting, { readonly refused: unknown }>['refused'];

const TOKEN_ID = /^[0-9a-f]{64}$/;

/** Pure. The routes by which a caller gets tokens that act as it does for a short time, and ends them. */
export function tokenRoutes(database: Database, clock: Clock): readonly Route[] {
  const at = (seconds: number): string => new Date(clock.nowMs() + seconds * 1000).toISOString();
  return [
    {
      method: 'get',
      path: '/v1/tokens',
      rule: 'principal',
      handle: async (request, response) => {
        parseQuery(request.url, []);
        const { token_hash } = minterOf(request);
        const tokens = await listMintedTokens(database, token_hash, { limit: LIMIT, now: at(0) });
        response.json({ items: tokens.map((token) => toView(token, clock)) });
      },
    },
    {
      method: 'post',
      path: '/v1/tokens',
      rule: 'principal',
      reads_json: true,
      handle: async (request, response) => {
        parseQuery(request.url, []);
        const principal = minterOf(request);
        const body = bodyObject(request.body, ['lifetime_seconds', 'project_id']);
        const expires_at = at(lifetimeOf(body['lifetime_seconds']));
        const project_id = projectOf(body['project_id'], principal);
        const key = keyOf(request);
        const token = key === null ? drawToken() : tokenOfKey(tokenOf(request), key);
        const minted = await inTransaction(database, async (transaction) => {
          const wish = {
            hash: hashOfToken(token),
            parent_hash: principal.token_hash,
            project_id,
            expires_at,
          };
          const minting = await mintToken(transaction, wish, { limit: LIMIT, now: at(0) });
          if ('refused' in minting) throw refusal(minting.refused, project_id);
          if (!minting.is_repeated)
            await note(transaction, request, 'token_minted', minting.minted.project_id);
          return minting.minted;
        });
        response.status(201).json({ ...toView(minted, clock), token });
      },
    },
    {
      method: 'post',
      path: '/v1/tokens/:id/renewals',
      rule: 'principal',
      reads_json: true,
      handle: async (request, response) => {
        parseQuery(request.url, []);
        const { token_hash } = minterOf(request);
        const lifetime_seconds = lifetimeOf(
          bodyObject(request.body, ['lifetime_seconds'])['lifetime_seconds'],
        );
        const renewed = await renewMintedToken(database, token_hash, {
          hash: idOf(request),
          expires_at: at(lifetime_seconds),
          longest_seconds: LONGEST_TOKEN_SECONDS,
          now: at(0),
        });
        if (renewed === null) throw absent();
        response.json(toView(renewed, clock));
      },
    },
    {
      method: 'delete',
      path: '/v1/tokens/:id',
      rule: 'principal',
      handle: async (request, response) => {
        parseQuery(request.url, []);
        const { token_hash } = minterOf(request);
        const id = idOf(request);
        await inTransaction(database, async (transaction) => {
          const removed = await removeMintedToken(transaction, token_hash, id);
          if (removed === null) throw absent();
          await note(transaction, request, 'token_revoked', removed.project_id);
          await touchIdentity(transaction);
        });
        response.status(204).end();
      },
    },
  ];
}

/** A token that could ask for others, or for a longer life, would not be short-lived. */
type Minter = Principal & { readonly token_hash: string };

function minterOf(request: Request): Minter {
  const principal = principalOf(request);
  const { token_hash, is_minted } = principal;
  if (token_hash === null) {
    throw new CairnError(
      'unsupported',
      'The token of a login mints no others. Log in again, or use an application credential, for another one.',
    );
  }
  if (!is_minted) return { ...principal, token_hash };
  throw new CairnError(
    'forbidden',
    'A token that was minted can neither mint, list, renew nor revoke tokens. Use the one that it was minted with.',
  );
}

/** Null when the caller does not mind that an answer that is lost leaves a token behind. */
function keyOf(request: Request): string | null {
  const key = request.get('Idempotency-Key');
  if (key === undefined || KEY.test(key)) return key ?? null;
  throw new CairnError(
    'invalid_input',
    'Idempotency-Key must have 16 to 128 letters, digits, hyphens or underscores, such as a UUID drawn for this one token.',
  );
}

function lifetimeOf(value: unknown): number {
  if (value === undefined) return USUAL_TOKEN_SECONDS;
  const isFine =
    typeof value === 'number' &&
    Number.isInteger(value) &&
    value >= SHORTEST_TOKEN_SECONDS &&
    value <= LONGEST_TOKEN_SECONDS;
  if (isFine) return value;
  throw wrong(
    'lifetime_seconds',
    `must be a whole number from ${SHORTEST_TOKEN_SECONDS} to ${LONGEST_TOKEN_SECONDS}`,
  );
}

function projectOf(value: unknown, principal: Principal): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string' || !ID_PATTERN.test(value)) {
    throw wrong('project_id', 'must be the id of a project, a lower-case UUID');
  }
  const { confined_to } = principal;
  if (confined_to === null || confined_to === value) return value;
  throw new CairnError('forbidden', `This token is confined to the project ${confined_to}.`);
}

function idOf(request: Request): string {
  const id = request.params['id'];
  if (typeof id === 'string' && TOKEN_ID.test(id)) return id;
  throw new CairnError('invalid_input', 'The id of a token is 64 lower-case hexadecimal digits.');
}

function toView({ name, ...token }: MintedTokenView, clock: Clock): Readonly<Record<string, unknown>> {
  const remaining_ms = Date.parse(token.expires_at) - clock.nowMs();
  return { ...token, principal: name, remaining_seconds: Math.max(0, Math.floor(remaining_ms / 1000)) };
}

async function note(
  database: Database,
  request: Request,
  type: 'token_minted' | 'token_revoked',
  project_id: string | null,
): Promise<void> {
  const actor = principalOf(request).name;
  await appendEvent(database, {
    resource_id: null,
    kind: null,
    project_id,
    type,
    actor,
    request_id: requestIdOf(request),
    source_address: accessOf(request).source_address,
    message: `${actor} ${type === 'token_minted' ? 'minted' : 'revoked'} a short-lived token.`,
    data: {},
  });
}

function refusal(refused: Refusal, project_id: string | null): CairnError {
  if (refused === 'no_parent') return new CairnError('unauthenticated', 'The token was revoked meanwhile.');
  if (refused === 'no_project') return new CairnError('not_found', `There is no project ${project_id}.`);
  if (refused === 'other_wish') {
    return new CairnError(
      'conflict',
      'A token was minted with this Idempotency-Key before; it has ended, or belongs to another project. Draw another key.',
    );
  }
  return new CairnError(
    'quota_exceeded',
    `There are ${LIMIT} living tokens that this principal minted. Revoke some, or ask for shorter lives.`,
  );
}

function absent(): CairnError {
  return new CairnError('not_found', 'There is no such token, or it ended, or somebody else minted it.');
}

function wrong(property: string, message: string): CairnError {
  return new CairnError('invalid_input', `${property} ${message}.`, {
    violations: [{ path: `/${property}`, message }],
  });
}
