import { CairnError } from '../model/error.ts';
import type { AnyKind } from '../model/kind.ts';
import { limitsOf, UNLIMITED } from '../model/quota.ts';
import type { QuotaLimits } from '../model/quota.ts';
import type { Resource } from '../model/resource.ts';
import { GIB } from '../model/units.ts';
import type { Database, Transaction } from '../store/database.ts';
import { lockUsage, readClaims, readQuotas, readUsage, storeClaims } from '../store/quota.ts';

/** What judging contents of a kind needs. */
type Judging = { readonly database: Database; readonly kind: AnyKind; readonly quotas: QuotaLimits };

/** Effect: reads. How many bytes the content of an object may have that promised no size; Infinity where nothing limits it. */
export async function roomFor({ database, quotas }: Judging, { id, project_id }: Resource): Promise<number> {
  if (project_id === null) return Infinity;
  const limit = limitsOf(
    (await readQuotas(database, [project_id])).get(project_id) ?? null,
    quotas,
  ).image_gib;
  if (limit === UNLIMITED) return Infinity;
  const used = (await readUsage(database, [project_id])).get(project_id)?.image_gib ?? 0;
  const held = (await readClaims(database, project_id, [id])).get(id)?.image_gib ?? 0;
  return Math.max(0, limit - used + held) * GIB;
}

/** Pure. The refusal of a content that has so many bytes where so many may be. */
export function contentExceeds(size_bytes: number, room_bytes: number): CairnError {
  return new CairnError(
    'quota_exceeded',
    `The content is ${size_bytes - room_bytes} bytes over what is left of the project's quota, which are ${room_bytes} bytes. ` +
      'Ask an administrator for a larger quota (cairn_quota), or delete images; then continue.',
  );
}

/**
 * Effect: lets an object's content count against its project's quota, once its size is known, in the transaction that makes it the content. Throws
 * quota_exceeded when others took the room meanwhile.
 */
export async function claimContent(
  judging: Judging,
  transaction: Transaction,
  resource: Resource,
  size_bytes: number,
): Promise<void> {
  const { id, project_id, spec } = resource;
  const { quota } = judging.kind;
  if (quota === undefined || project_id === null || spec['size_bytes'] !== undefined) return;
  await lockUsage(transaction, project_id);
  const room_bytes = await roomFor({ ...judging, database: transaction }, resource);
  if (size_bytes > room_bytes) throw contentExceeds(size_bytes, room_bytes);
  await storeClaims(transaction, id, project_id, quota.amounts({ ...spec, size_bytes }, new Map()), false);
}
