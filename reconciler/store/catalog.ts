import { query } from './database.ts';
import type { Database } from './database.ts';

/** Where a service is reached, for one audience. */
export type CatalogEndpoint = {
  readonly id: string;
  readonly interface: string;
  /** As it is stored: with words such as %(project_id)s in it. */
  readonly url: string;
  /** Name of the region; null for none. */
  readonly region: string | null;
};

/** A service with where it is reached. */
export type CatalogService = {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly endpoints: readonly CatalogEndpoint[];
};

/** Effect: reads. The services that are enabled, in order of creation, each with its enabled endpoints by region and audience. */
export async function readCatalog(database: Database): Promise<readonly CatalogService[]> {
  return await query<CatalogService>(
    database,
    `SELECT s.id, s.name, s.spec ->> 'type' AS type,
       coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'interface', e.spec ->> 'interface', 'url', e.spec ->> 'url',
         'region', r.name) ORDER BY r.name, e.spec ->> 'interface', e.id) FILTER (WHERE e.id IS NOT NULL), '[]') AS endpoints
     FROM desired s
     LEFT JOIN desired e ON e.kind = 'endpoint' AND e.spec ->> 'service_id' = s.id::text
       AND e.deletion_requested_at IS NULL AND (e.spec ->> 'enabled')::boolean
     LEFT JOIN desired r ON r.kind = 'region' AND r.id::text = e.spec ->> 'region_id'
     WHERE s.kind = 'service' AND s.deletion_requested_at IS NULL AND (s.spec ->> 'enabled')::boolean
     GROUP BY s.id ORDER BY s.created_at, s.id`,
  );
}
