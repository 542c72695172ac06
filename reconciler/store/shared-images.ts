import type { Knex } from 'knex';
import { query } from './database.ts';
import { NOBODY } from './desired.ts';
import type { Database } from './database.ts';

/** What a project says of an image that is shared with it. */
export type MemberStatus = 'pending' | 'accepted' | 'rejected';

/** Which images a list shows, of those that the caller may know of. */
export type ImageListing = {
  /** Where the caller acts; null: it acts for the whole system, and what is whose makes no difference. */
  readonly project_id: string | null;
  /** Whether community images of other projects are asked for. */
  readonly with_community: boolean;
  /** Of the images that others share with the project, those of which it says one of these. */
  readonly member_status: readonly MemberStatus[];
  /** Whether hidden images are in the list too. */
  readonly with_hidden: boolean;
};

/**
 * Effect: narrows a query over images down to those that lists show: a project's own, public ones, and those shared with it that it has
 * accepted; hidden ones only on request. Whoever knows the id of another one finds it there. Source: OpenStack Image API v2, image visibility.
 */
export function whereListed(images: Knex.QueryBuilder, listing: ImageListing): void {
  if (!listing.with_hidden) void images.whereRaw(`NOT desired.spec @> '{"hidden": true}'`);
  const { project_id } = listing;
  if (project_id === null) return;
  void images.whereRaw(
    `(desired.project_id = ? OR desired.spec ->> 'visibility' = 'public' OR (? AND desired.spec ->> 'visibility' = 'community')
      OR (desired.spec ->> 'visibility' = 'shared' AND ${SAID_SQL} = ANY(?)))`,
    [project_id, listing.with_community, project_id, project_id, [...listing.member_status]],
  );
}

/** Effect: reads. What projects say of images that are shared with them, by the key IMAGE_ID/PROJECT_ID; those that said nothing are left out. */
export async function readAcceptances(
  database: Database,
  keys: readonly string[],
): Promise<ReadonlyMap<string, MemberStatus>> {
  if (keys.length === 0) return new Map();
  const projects = keys.map((key) => key.split('/')[1] ?? '');
  const rows = await query<{ readonly name: string; readonly status: MemberStatus }>(
    database,
    `SELECT name, spec ->> 'status' AS status FROM desired
     WHERE kind = 'image_acceptance' AND owner_id = ANY(?::uuid[]) AND name = ANY(?) AND deletion_requested_at IS NULL`,
    [projects, [...keys]],
  );
  return new Map(rows.map(({ name, status }) => [name, status]));
}

/** As the index on names has owners. */
const OWNER_KEY_SQL = `coalesce(a.owner_id, '${NOBODY}')`;

/** What a project (both bindings) says of an image. */
const SAID_SQL = `coalesce((SELECT a.spec ->> 'status' FROM desired a
  WHERE a.kind = 'image_acceptance' AND ${OWNER_KEY_SQL} = ?::uuid AND a.name = desired.id || '/' || ?::text
    AND a.deletion_requested_at IS NULL), 'pending')`;
