import type { KindName } from '../../schemas/generated/types.ts';
import type { JsonObject } from '../model/json.ts';
import { query } from './database.ts';
import type { Transaction } from './database.ts';

/** An object that goes with another. */
export type Going = {
  readonly id: string;
  readonly kind: KindName;
  readonly name: string;
  readonly project_id: string | null;
  readonly spec: JsonObject;
};

/** How far references are followed: a project in a project in a domain, and what they hold, is far less. */
const DEPTH_LIMIT = 40;

/**
 * Effect: reads and locks. Everything that would go with an object: what goes by itself (x-on-delete), and with `contents` all that
 * names it, at any depth; what is named by others comes after those. Members of sets, which go with their sets, and what is being
 * deleted already are left out. At most `limit`.
 */
export function lockGoing(
  transaction: Transaction,
  id: string,
  { contents, limit }: { readonly contents: boolean; readonly limit: number },
): Promise<readonly Going[]> {
  return query<Going>(
    transaction,
    `WITH RECURSIVE going AS (
       SELECT from_id AS id, 1 AS depth FROM reference WHERE to_id = ? AND (cascades OR ?)
       UNION SELECT r.from_id, depth + 1 FROM reference r JOIN going ON r.to_id = going.id
         WHERE (r.cascades OR ?) AND depth < ${DEPTH_LIMIT})
     SELECT d.id, d.kind, d.name, d.project_id, d.spec
     FROM desired d JOIN (SELECT id, max(depth) AS depth FROM going GROUP BY id) AS g USING (id)
     WHERE d.id <> ? AND d.deletion_requested_at IS NULL AND d.member_of IS NULL
     ORDER BY g.depth DESC, d.id LIMIT ? FOR NO KEY UPDATE OF d`,
    [id, contents, contents, id, limit],
  );
}
