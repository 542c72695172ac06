import type { Clock } from '../ports/clock.ts';
import type { Images } from '../ports/images.ts';
import { existingIds, namedContent } from '../store/content.ts';
import { deadRemovals } from '../store/content-removal.ts';
import type { Database } from '../store/database.ts';

/** So long bytes are kept that nobody names: whoever is about to name them, or to finish them, has done it by then. */
export const ORPHAN_GRACE_MS = 3_600_000;

/**
 * Effect: removes bytes that belong to no object: of one that went while its upload ended, or whose process died between the two. Bytes
 * that are sent again meanwhile are young again and stay. `images` guards removals (store/content-removal.ts), so that nobody begins to have bytes
 * that go, and ends those whose process died. Returns how many went.
 */
export async function pruneContent(database: Database, images: Images, clock: Clock): Promise<number> {
  for (const sha256 of await deadRemovals(database)) await images.remove(sha256);
  const until_ms = clock.nowMs() - ORPHAN_GRACE_MS;
  const isOld = (stored: { readonly written_ms: number }): boolean => stored.written_ms <= until_ms;
  const blobs = (await images.list()).filter(isOld).map(({ sha256 }) => sha256);
  const uploads = (await images.listUploads()).filter(isOld).map(({ upload_id }) => upload_id);
  const named = await namedContent(database, blobs);
  const living = await existingIds(database, uploads);
  const orphans = blobs.filter((sha256) => !named.has(sha256));
  const abandoned = uploads.filter((id) => !living.has(id));
  for (const sha256 of orphans) await images.remove(sha256, until_ms);
  for (const id of abandoned) await images.discard(id, until_ms);
  return orphans.length + abandoned.length;
}
