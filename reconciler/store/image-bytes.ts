import { CairnError } from '../model/error.ts';
import { UNLIMITED } from '../model/quota.ts';
import type { QuotaLimits } from '../model/quota.ts';
import type { Resource } from '../model/resource.ts';
import { GIB, gibFor } from '../model/units.ts';
import type { Database, Transaction } from './database.ts';
import { lockDesired } from './desired.ts';
import { readClaims, readLimits, readUsage, requireRoom, storeClaims } from './quota.ts';

/**
 * Effect: reads. How many bytes an image may have that promised no number of them; Infinity where nothing limits it. `defaults`: limits where
 * the project's quota says nothing.
 */
export async function roomForBytes(
  database: Database,
  { id, project_id }: Pick<Resource, 'id' | 'project_id'>,
  defaults: QuotaLimits,
): Promise<number> {
  if (project_id === null) return Infinity;
  const limit = (await readLimits(database, project_id, defaults)).image_gib;
  if (limit === UNLIMITED) return Infinity;
  const used = (await readUsage(database, [project_id])).get(project_id)?.image_gib ?? 0;
  const held = (await readClaims(database, project_id, [id])).get(id)?.image_gib ?? 0;
  return Math.max(0, limit - used + held) * GIB;
}

/** Pure. The refusal of a content that has so many bytes where so many may be. */
export function bytesExceed(size_bytes: number, room_bytes: number): CairnError {
  return new CairnError(
    'quota_exceeded',
    `The content is ${size_bytes - room_bytes} bytes over what is left of the project's quota, which are ${room_bytes} bytes. ` +
      'Ask an administrator for a larger quota (cairn_quota), or delete images; then continue.',
  );
}

/**
 * Effect: an image has, or is about to get, this many bytes: takes room for them of its project's quota, where what the image promised when it
 * was made is not enough. Asked before bytes move as soon as their number is known, else while they arrive, with what there is so far; the
 * last number that is told holds. `defaults`: limits where the project's quota says nothing. Throws quota_exceeded with how many bytes are
 * too many, not_found when there is no such image any more.
 */
export async function assertImageBytes(
  transaction: Transaction,
  image: { readonly id: string },
  size_bytes: number,
  defaults: QuotaLimits,
): Promise<void> {
  const row = await lockDesired(transaction, image.id);
  if (row === null) throw new CairnError('not_found', `There is no image ${image.id} any more.`);
  const { id, kind, project_id, spec } = row;
  if (project_id === null) return;
  const promised = spec['size_bytes'];
  const image_gib = gibFor(Math.max(size_bytes, typeof promised === 'number' ? promised : 0));
  const held = (await readClaims(transaction, project_id, [id])).get(id) ?? {};
  if (image_gib === (held.image_gib ?? 0)) return;
  const wanted = { ...held, image_gib };
  const places = { image_gib: '/spec/size_bytes' };
  await requireRoom(transaction, { kind, project_id, wanted, held, places, size_bytes }, defaults);
  await storeClaims(transaction, id, project_id, wanted, false);
}
