import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Database } from '../store/database.ts';
import { CairnError } from '../model/error.ts';
import { insertToken } from '../store/tokens.ts';

/** How a token looks: 32 random bytes in base64url. */
export const TOKEN_PATTERN = /^cairn_[A-Za-z0-9_-]{43}$/;

/** Effect: draws a token. */
export function drawToken(): string {
  return `cairn_${randomBytes(32).toString('base64url')}`;
}

/**
 * Pure. The token that the holder of `parent` gets for a key that it chose: always the same, so that an answer that was lost can be asked for
 * again; and known to nobody who has not `parent`.
 */
export function tokenOfKey(parent: string, key: string): string {
  return `cairn_${createHmac('sha256', parent).update(`minted for ${key}`).digest('base64url')}`;
}

/** Pure. What is stored of a token. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * Effect: makes a token, stores its SHA-256 and returns it; it cannot be shown again. `name` says who acts; project_id null makes an
 * administrator's; expires_at null never ends. Throws not_found when there is no such project.
 */
export async function issueToken(
  database: Database,
  options: { readonly name: string; readonly project_id: string | null; readonly expires_at: string | null },
): Promise<string> {
  const token = drawToken();
  if (!(await insertToken(database, { hash: hashOfToken(token), ...options }))) {
    throw new CairnError('not_found', `There is no project ${options.project_id}.`);
  }
  return token;
}
