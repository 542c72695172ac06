import { named, within } from './bucket.ts';
import type { Bucket } from './bucket.ts';
import type { Listed } from './listed.ts';

/** Pages of a listing, of 1,000 names each, before something must be wrong. */
const PAGE_LIMIT = 10_000;

/** Effect: reads. All objects whose name begins with `folder`, by name; with `last_key` no further than the page that has it. */
export async function listObjects(
  bucket: Bucket,
  folder: string,
  last_key?: string,
): Promise<readonly Listed[]> {
  const found: Listed[] = [];
  let token: string | undefined;
  for (let page = 0; page < PAGE_LIMIT; page += 1) {
    const answer = await bucket.client.send(
      new bucket.sdk.ListObjectsV2Command({
        Bucket: bucket.place.bucket,
        Prefix: `${bucket.prefix}${folder}`,
        ...(token === undefined ? {} : { ContinuationToken: token }),
      }),
      within('small'),
    );
    for (const { Key, Size, ETag, LastModified } of answer.Contents ?? []) {
      if (Key === undefined) continue;
      found.push({
        key: Key.slice(bucket.prefix.length),
        size_bytes: Size ?? 0,
        etag: bare(ETag),
        written_ms: LastModified?.getTime() ?? 0,
      });
    }
    token = answer.NextContinuationToken;
    if (answer.IsTruncated !== true || token === undefined) break;
    if (last_key !== undefined && (found.at(-1)?.key ?? '') >= last_key) break;
  }
  return found.sort((one, other) => (one.key < other.key ? -1 : 1));
}

/** Effect: removes objects, each alone: not every endpoint removes many with one request. Nothing to do for those that are absent. */
export async function removeObjects(bucket: Bucket, keys: readonly string[]): Promise<void> {
  await inParallel(keys, (key) =>
    bucket.client.send(new bucket.sdk.DeleteObjectCommand(named(bucket, key)), within('small')),
  );
}

/** Requests of one call that run at once. */
const PARALLEL = 8;

/** Effect: does the work for each item, eight at once, and gives the results in the order of the items. The first failure ends it. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const left = items.entries();
  let is_over = false;
  const take = async (): Promise<void> => {
    for (const [index, item] of left) {
      if (is_over) return;
      try {
        results[index] = await work(item, index);
      } catch (thrown) {
        is_over = true;
        throw thrown;
      }
    }
  };
  const takers = await Promise.allSettled(Array.from({ length: Math.min(PARALLEL, items.length) }, take));
  for (const taker of takers) if (taker.status === 'rejected') throw taker.reason;
  return results;
}

/** Pure. An entity tag without its quotes. */
export function bare(etag: string | undefined): string {
  return (etag ?? '').replaceAll('"', '');
}
