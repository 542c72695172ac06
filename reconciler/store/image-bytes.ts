import { CairnError } from '../model/error.ts';
import type { QuotaLimits } from '../model/quota.ts';
import { gibFor } from '../model/units.ts';
import type { Transaction } from './database.ts';
import { lockDesired } from './desired.ts';
import { readClaims, requireRoom, storeClaims } from './quota.ts';

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
