import { CairnError } from '../model/error.ts';
import type { ContentIdentity, Contents } from '../ports/contents.ts';
import type { QuotaLimits } from '../model/quota.ts';
import { gibFor } from '../model/units.ts';
import { readArrival, readConversion, releaseContent, writeArrival, writeConversion } from './arrivals.ts';
import { requireStaying } from './content-removal.ts';
import { inTransaction, query } from './database.ts';
import type { Database, Transaction } from './database.ts';
import { assertImageBytes } from './image-bytes.ts';

/**
 * Effect: the bytes of an object were sent and checked, or brought by the service itself, in an open transaction. They become its content,
 * and that of every live object of its project which promises them and has none yet; returns the ids of all these. Throws unavailable while
 * such bytes are being removed.
 */
export async function recordContent(
  transaction: Database,
  id: string,
  { sha256, size_bytes }: ContentIdentity,
): Promise<readonly string[]> {
  await requireStaying(transaction, sha256);
  const rows = await query<{ id: string }>(
    transaction,
    `INSERT INTO content (id, sha256, size_bytes)
       SELECT other.id, ?, ?::bigint FROM desired own JOIN desired other
         ON other.id = own.id OR (other.kind = own.kind AND other.project_id IS NOT DISTINCT FROM own.project_id
           AND other.spec ->> 'sha256' = ?)
       WHERE own.id = ? AND other.deletion_requested_at IS NULL ORDER BY other.id
     ON CONFLICT (id) DO UPDATE SET proven_at = excluded.proven_at WHERE content.sha256 = excluded.sha256 RETURNING id`,
    [sha256, size_bytes, sha256, id],
  );
  const ids = rows.map((row) => row.id);
  await countBytes(transaction, ids, size_bytes);
  return ids;
}

/** Bytes count for every image that has them, also where nobody knew how many there would be; whether there is room is asked before. */
async function countBytes(transaction: Database, ids: readonly string[], size_bytes: number): Promise<void> {
  if (size_bytes === 0) return;
  await query(
    transaction,
    `INSERT INTO quota_claim (owner_id, project_id, resource, amount)
       SELECT id, project_id, 'image_gib', ? FROM desired WHERE id = ANY(?::uuid[]) AND project_id IS NOT NULL ORDER BY id
     ON CONFLICT (owner_id, resource) DO UPDATE SET amount = greatest(quota_claim.amount, excluded.amount)`,
    [gibFor(size_bytes), [...ids]],
  );
}

/**
 * Effect: a new object has the bytes that an older one of its project has, in the transaction that makes it. The older one is locked:
 * its deletion, which may take the bytes away, waits until the new one can be seen. The number of bytes; null when there are none.
 */
export async function inheritContent(transaction: Database, id: string): Promise<number | null> {
  const [row] = await query<{ size_bytes: string | number }>(
    transaction,
    `INSERT INTO content (id, sha256, size_bytes)
       SELECT own.id, content.sha256, content.size_bytes FROM desired own JOIN desired other
         ON other.kind = own.kind AND other.project_id IS NOT DISTINCT FROM own.project_id
       JOIN content ON content.id = other.id AND content.sha256 = own.spec ->> 'sha256'
       WHERE own.id = ? AND other.id <> own.id AND other.deletion_requested_at IS NULL LIMIT 1 FOR SHARE OF other
     RETURNING size_bytes`,
    [id],
  );
  return row === undefined ? null : Number(row.size_bytes);
}

/** Effect: reads. What an object's bytes are; null while it has none of its own. */
export async function readContent(database: Database, id: string): Promise<ContentIdentity | null> {
  const [row] = await query<{ sha256: string; size_bytes: string | number }>(
    database,
    'SELECT sha256, size_bytes FROM content WHERE id = ?',
    [id],
  );
  return row === undefined ? null : { sha256: row.sha256, size_bytes: Number(row.size_bytes) };
}

/** Effect: reads. Those of the digests that an object names or has, or that what it has became; also one that is being deleted. */
export async function namedContent(
  database: Database,
  sha256s: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await query<{ sha256: string }>(
    database,
    `SELECT spec ->> 'sha256' AS sha256 FROM desired WHERE spec ->> 'sha256' = ANY(?)
     UNION SELECT sha256 FROM content WHERE sha256 = ANY(?)
     UNION SELECT made.sha256 FROM conversion made JOIN content source ON source.sha256 = made.source_sha256
       WHERE made.sha256 = ANY(?)`,
    [[...sha256s], [...sha256s], [...sha256s]],
  );
  return new Set(rows.map((row) => row.sha256));
}

/** Effect: reads. Those of the ids that are objects, also ones that are being deleted. */
export async function existingIds(database: Database, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await query<{ id: string }>(database, 'SELECT id FROM desired WHERE id = ANY(?::uuid[])', [
    [...ids],
  ]);
  return new Set(rows.map((row) => row.id));
}

/** Effect: the port `contents` over the database. `quotas`: what a project may have where its quota does not say. */
export function createContents(database: Database, quotas: QuotaLimits): Contents {
  return {
    reserve: (image_id, size_bytes) =>
      inTransaction(database, (transaction) =>
        assertImageBytes(transaction, { id: image_id }, size_bytes, quotas),
      ),
    record: (image_id, content) =>
      inTransaction(database, (transaction) => recordOwn(transaction, image_id, content, quotas)),
    share: (image_id, from_image_id) =>
      inTransaction(database, async (transaction) => {
        const [source] = await query<{ sha256: string; size_bytes: string | number }>(
          transaction,
          `SELECT content.sha256, content.size_bytes FROM content JOIN desired ON desired.id = content.id
           WHERE content.id = ? AND deletion_requested_at IS NULL FOR SHARE OF desired`,
          [from_image_id],
        );
        if (source === undefined) return null;
        const content = { sha256: source.sha256, size_bytes: Number(source.size_bytes) };
        await recordOwn(transaction, image_id, content, quotas);
        return content;
      }),
    arrival: (image_id) => readArrival(database, image_id),
    noteArrival: (image_id, arrival) => writeArrival(database, image_id, arrival),
    conversion: (sha256, format) => readConversion(database, sha256, format),
    noteConversion: (sha256, format, made) =>
      inTransaction(database, async (transaction) => {
        await requireStaying(transaction, made.sha256);
        await writeConversion(transaction, sha256, format, made);
      }),
    release: (sha256) => inTransaction(database, (transaction) => releaseContent(transaction, sha256)),
  };
}

async function recordOwn(
  transaction: Transaction,
  image_id: string,
  content: ContentIdentity,
  quotas: QuotaLimits,
): Promise<void> {
  await assertImageBytes(transaction, { id: image_id }, content.size_bytes, quotas);
  const recorded = await recordContent(transaction, image_id, content);
  if (recorded.includes(image_id)) return;
  const has = await readContent(transaction, image_id);
  if (has === null)
    throw new CairnError('not_found', `There is no image ${image_id} any more, or it is being deleted.`);
  throw new CairnError('conflict', `Image ${image_id} has other content already: ${has.sha256}.`);
}
