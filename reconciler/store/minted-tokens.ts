import { inTransaction, query } from './database.ts';
import type { Database, Transaction } from './database.ts';

/**
 * Tokens that another token asked for, its parent. A parent comes from the command line and has none itself. Whose parents have the
 * same name and the same confinement, those tokens belong to one principal.
 */

/** A minted token as its owner sees it. */
export type MintedTokenView = {
  /** SHA-256 of the token, hexadecimal. */
  readonly id: string;
  readonly name: string;
  readonly project_id: string | null;
  readonly created_at: string;
  readonly expires_at: string;
  readonly last_used_at: string | null;
};

/** A token to be minted. */
export type TokenToMint = {
  readonly hash: string;
  readonly parent_hash: string;
  /** Project to confine it to; null for what its parent may reach. */
  readonly project_id: string | null;
  /** When it ends unless its parent ends before. */
  readonly expires_at: string;
};

/**
 * What became of a wish: `no_parent` when the parent ended meanwhile, `no_project` when the project is not there, `other_wish` when the same
 * token was minted before and has ended, or is confined otherwise.
 */
export type Minting =
  | { readonly minted: MintedTokenView; readonly is_repeated: boolean }
  | { readonly refused: 'no_parent' | 'no_project' | 'too_many' | 'other_wish' };

const COLUMNS = 't.hash AS id, t.name, t.project_id, t.created_at, t.expires_at, t.last_used_at';

/** How long an expired one is kept, so that its owner learns that it expired. */
const KEPT = "interval '1 hour'";

/**
 * Effect: writes a token that ends no later than its parent and reaches no further; one that is there and lives is given as it is. At most `limit` tokens of one principal live at
 * once; `now` is the time as ISO 8601.
 */
export function mintToken(
  database: Database,
  token: TokenToMint,
  { limit, now }: { readonly limit: number; readonly now: string },
): Promise<Minting> {
  return inTransaction(database, async (transaction) => {
    const parent = await lockPrincipal(transaction, token.parent_hash);
    if (parent === null) return { refused: 'no_parent' };
    const known = await findMinted(transaction, token.hash, now);
    if (known !== null) {
      const { lives, ...minted } = known;
      const isSame = lives && minted.project_id === (parent.project_id ?? token.project_id);
      return isSame ? { minted, is_repeated: true } : { refused: 'other_wish' };
    }
    if ((await sweepAndCount(transaction, parent, now)) >= limit) return { refused: 'too_many' };
    const [minted] = await query<MintedTokenView>(
      transaction,
      `INSERT INTO token AS t (hash, name, project_id, expires_at, parent_hash)
       SELECT ?, p.name, coalesce(p.project_id, project.id), least(?::timestamptz, p.expires_at), p.hash
       FROM token p LEFT JOIN desired project
         ON project.id = ?::uuid AND project.kind = 'project' AND project.deletion_requested_at IS NULL
       WHERE p.hash = ? AND (?::uuid IS NULL OR project.id IS NOT NULL)
       RETURNING ${COLUMNS}`,
      [token.hash, token.expires_at, token.project_id, token.parent_hash, token.project_id],
    );
    return minted === undefined ? { refused: 'no_project' } : { minted, is_repeated: false };
  });
}

async function findMinted(
  transaction: Transaction,
  hash: string,
  now: string,
): Promise<(MintedTokenView & { readonly lives: boolean }) | null> {
  const [row] = await query<MintedTokenView & { readonly lives: boolean }>(
    transaction,
    `SELECT ${COLUMNS}, t.revoked_at IS NULL AND t.expires_at > ?::timestamptz AS lives FROM token t WHERE t.hash = ?`,
    [now, hash],
  );
  return row ?? null;
}

type Parent = { readonly name: string; readonly project_id: string | null };

/** All parents of the principal are locked, in one order, so that two requests cannot both take the last place. */
async function lockPrincipal(transaction: Transaction, hash: string): Promise<Parent | null> {
  const rows = await query<Parent & { readonly hash: string }>(
    transaction,
    `SELECT t.hash, t.name, t.project_id FROM token t JOIN token asking
       ON asking.hash = ? AND t.name = asking.name AND t.project_id IS NOT DISTINCT FROM asking.project_id
     WHERE t.parent_hash IS NULL AND t.revoked_at IS NULL ORDER BY t.hash FOR NO KEY UPDATE OF t`,
    [hash],
  );
  return rows.find((row) => row.hash === hash) ?? null;
}

async function sweepAndCount(transaction: Transaction, { name, project_id }: Parent, now: string) {
  const ofPrincipal = `parent_hash IN (
    SELECT hash FROM token WHERE parent_hash IS NULL AND name = ? AND project_id IS NOT DISTINCT FROM ?::uuid)`;
  await query(
    transaction,
    `DELETE FROM token WHERE ${ofPrincipal} AND expires_at < ?::timestamptz - ${KEPT}`,
    [name, project_id, now],
  );
  const [row] = await query<{ readonly count: number }>(
    transaction,
    `SELECT count(*)::int AS count FROM token WHERE ${ofPrincipal} AND revoked_at IS NULL AND expires_at > ?::timestamptz`,
    [name, project_id, now],
  );
  return row?.count ?? 0;
}

/** Tokens that the principal of the token `asking` minted; its one binding is that token's hash. */
const OWN = `token t JOIN token p ON p.hash = t.parent_hash JOIN token asking
  ON asking.hash = ? AND asking.parent_hash IS NULL AND p.name = asking.name
    AND p.project_id IS NOT DISTINCT FROM asking.project_id`;

/** Effect: reads. The living tokens that the principal of a token minted, oldest first, at most `limit`; `now` as ISO 8601. */
export function listMintedTokens(
  database: Database,
  asking_hash: string,
  { limit, now }: { readonly limit: number; readonly now: string },
): Promise<readonly MintedTokenView[]> {
  return query(
    database,
    `SELECT ${COLUMNS} FROM ${OWN}
     WHERE t.revoked_at IS NULL AND p.revoked_at IS NULL AND t.expires_at > ?::timestamptz
     ORDER BY t.created_at, t.hash LIMIT ?`,
    [asking_hash, now, limit],
  );
}

/**
 * Effect: lets a living token end later: at `expires_at`, but neither after its parent nor later than `longest_seconds` after it was
 * minted, and never earlier than before. Null when the principal of the token `asking_hash` has no such token.
 */
export async function renewMintedToken(
  database: Database,
  asking_hash: string,
  renewal: {
    readonly hash: string;
    readonly expires_at: string;
    readonly longest_seconds: number;
    readonly now: string;
  },
): Promise<MintedTokenView | null> {
  const [row] = await query<MintedTokenView>(
    database,
    `UPDATE token t SET expires_at = greatest(t.expires_at,
       least(?::timestamptz, p.expires_at, t.created_at + make_interval(secs => ?)))
     FROM token p JOIN token asking
       ON asking.hash = ? AND asking.parent_hash IS NULL AND p.name = asking.name
         AND p.project_id IS NOT DISTINCT FROM asking.project_id
     WHERE p.hash = t.parent_hash AND t.hash = ? AND t.revoked_at IS NULL AND p.revoked_at IS NULL
       AND t.expires_at > ?::timestamptz
     RETURNING ${COLUMNS}`,
    [renewal.expires_at, renewal.longest_seconds, asking_hash, renewal.hash, renewal.now],
  );
  return row ?? null;
}

/** Effect: removes a token; what it was confined to, null when the principal of the token `asking_hash` has no such token. */
export async function removeMintedToken(
  database: Database,
  asking_hash: string,
  hash: string,
): Promise<{ readonly project_id: string | null } | null> {
  const [row] = await query<{ readonly project_id: string | null }>(
    database,
    `DELETE FROM token WHERE hash = (SELECT t.hash FROM ${OWN} WHERE t.hash = ?) RETURNING project_id`,
    [asking_hash, hash],
  );
  return row ?? null;
}
