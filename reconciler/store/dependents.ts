import type { KindName } from '../../schemas/generated/types.ts';
import { HELD_SLOT_PREFIX } from '../model/held-hosts.ts';
import type { Allocation } from '../model/resource.ts';
import { query } from './database.ts';
import type { Database } from './database.ts';

/** That an object uses another: it names it in its spec, or has a claim on it, on a host (null: no host is involved). */
export type Use = { readonly id: string; readonly host_id: string | null };

/** Pure. What claims use: hosts, subnets, images. */
export function usesOf(allocations: readonly Allocation[]): readonly Use[] {
  return allocations.flatMap(({ host_id, subnet_id, image_id }) =>
    [host_id, subnet_id, image_id].flatMap((id) => (id === null ? [] : [{ id, host_id }])),
  );
}

/** Servers that try again when one has left a host that is to become empty: more than may leave, as some will find that they cannot. */
const WOKEN_FOR_A_TURN = 16;

/** What happened to a use: it began, it ended, or the user was seen to move. */
export type UseEvent = 'began' | 'ended' | 'moved';

/**
 * Effect: reads. Which of the used objects have something to do because of it, so that a host, an image or a flavor with a thousand users is not
 * looked at a thousand times: objects that are being deleted and may be free now; when a use begins, those that have nothing on that host
 * yet, and images that are looked at just now, which may be about to leave it; when it ends on a host that is being unregistered, those that have; hosts that are to become empty, and when a use of one
 * ends, some of those that wait for their turn to leave it; and the kinds of `watching`, which look at their users, at all else.
 */
export async function concernedBy(
  db: Database,
  uses: readonly Use[],
  event: UseEvent,
  watching: readonly KindName[],
): Promise<readonly string[]> {
  if (uses.length === 0) return [];
  const rows = await query<{ id: string }>(
    db,
    `SELECT DISTINCT d.id FROM unnest(?::uuid[], ?::uuid[]) AS used (id, host_id) JOIN desired d ON d.id = used.id
       WHERE d.deletion_requested_at IS NOT NULL OR d.kind = 'host' AND d.spec @> '{"drain": true}'
         OR CASE ?
           WHEN 'began' THEN used.host_id <> d.id AND (NOT EXISTS (
             SELECT 1 FROM allocation held
               WHERE held.owner_id = d.id AND held.slot = '${HELD_SLOT_PREFIX}' || used.host_id)
             OR d.kind = 'image' AND EXISTS (SELECT 1 FROM queue q WHERE q.id = d.id AND q.lease_until > now()))
           WHEN 'ended' THEN d.kind = ANY(?) OR EXISTS (
             SELECT 1 FROM desired host
               WHERE host.id = used.host_id AND host.id <> d.id AND host.deletion_requested_at IS NOT NULL)
           ELSE d.kind = ANY(?) END
     UNION (SELECT a.owner_id FROM desired h JOIN allocation a ON a.host_id = h.id AND a.slot = 'placement'
         JOIN status s ON s.id = a.owner_id
       WHERE ? AND h.id = ANY(?::uuid[]) AND h.kind = 'host' AND h.spec @> '{"drain": true}'
         AND s.conditions @> '[{"type": "Draining", "reason": "WaitingForTurn"}]'
       ORDER BY a.owner_id LIMIT ${WOKEN_FOR_A_TURN})`,
    [
      uses.map((use) => use.id),
      uses.map((use) => use.host_id),
      event,
      [...watching],
      [...watching],
      event === 'ended',
      uses.map((use) => use.id),
    ],
  );
  return rows.map((row) => row.id);
}

/**
 * Effect: reads. Ids of the objects that depend on this one: their claims or their specs name it. With `unready_only`, those of them
 * that are not ready yet or have not seen their newest spec: they may be waiting for exactly this.
 */
export async function dependentsOf(
  db: Database,
  id: string,
  unready_only: boolean,
): Promise<readonly string[]> {
  const rows = await query<{ id: string }>(
    db,
    `SELECT d.id FROM desired d LEFT JOIN status s ON s.id = d.id
       WHERE d.id <> ? AND d.id IN (
         SELECT from_id FROM reference WHERE to_id = ?
         UNION SELECT from_id FROM loose_reference WHERE to_id = ?
         UNION SELECT owner_id FROM allocation WHERE host_id = ?
         UNION SELECT owner_id FROM allocation WHERE subnet_id = ?
         UNION SELECT owner_id FROM allocation WHERE image_id = ?)
       AND (NOT ? OR s.id IS NULL OR s.observed_generation < d.generation
         OR NOT s.conditions @> '[{"type": "Ready", "status": "True"}]')`,
    [id, id, id, id, id, id, unready_only],
  );
  return rows.map((row) => row.id);
}

/** Effect: reads. Ids of the objects that found no host, or no other one for the host that they are to leave. */
export async function unschedulableIds(db: Database): Promise<readonly string[]> {
  const rows = await query<{ id: string }>(
    db,
    `SELECT id FROM status WHERE conditions @> '[{"type": "Ready", "reason": "Unschedulable"}]'
     UNION SELECT id FROM status WHERE conditions @> '[{"type": "Draining", "reason": "Unschedulable"}]'`,
  );
  return rows.map((row) => row.id);
}

/** Effect: reads. A host and the owners of all claims on it. */
export async function idsOnHost(db: Database, host_id: string): Promise<readonly string[]> {
  const rows = await query<{ id: string }>(
    db,
    `SELECT id FROM desired WHERE id = ? UNION SELECT owner_id FROM allocation WHERE host_id = ?
     UNION SELECT subnet_id FROM allocation WHERE subnet_id IS NOT NULL AND owner_id IN (
       SELECT owner_id FROM allocation WHERE host_id = ?)`,
    [host_id, host_id, host_id],
  );
  return rows.map((row) => row.id);
}
