import { CairnError } from '../model/error.ts';
import type { HostConnection } from '../ports/ports.ts';
import { query } from './database.ts';
import type { Database } from './database.ts';

type HostRow = {
  readonly name: string;
  readonly generation: number;
  readonly spec: {
    readonly uri: string;
    readonly ca_certificate?: string;
    readonly client_certificate?: string;
    readonly storage_path: string;
    readonly shared_storage_name?: string;
    readonly shared_storage_path?: string;
    readonly console_address?: string;
    readonly migration_address?: string;
  };
  readonly secrets: { readonly client_key_wo?: string };
};

/** Effect: reads how to reach a host, with its key. Throws `not_found` when it is not registered. */
export async function findHostConnection(db: Database, host_id: string): Promise<HostConnection> {
  const [row] = await query<HostRow>(
    db,
    "SELECT name, generation, spec, secrets FROM desired WHERE id = ? AND kind = 'host'",
    [host_id],
  );
  if (row === undefined)
    throw new CairnError('not_found', `There is no host ${host_id}.`, { resource: host_id });
  const { shared_storage_name, shared_storage_path } = row.spec;
  return {
    host_id,
    name: row.name,
    uri: row.spec.uri,
    ca_certificate: row.spec.ca_certificate ?? null,
    client_certificate: row.spec.client_certificate ?? null,
    client_key: row.secrets.client_key_wo ?? null,
    storage_path: row.spec.storage_path,
    shared_storage:
      shared_storage_name === undefined || shared_storage_path === undefined
        ? null
        : { name: shared_storage_name, path: shared_storage_path },
    console_address: row.spec.console_address ?? null,
    migration_address: row.spec.migration_address ?? null,
    revision: row.generation,
  };
}

/** Effect: reads the ids of all registered hosts that stay. */
export async function hostIds(db: Database): Promise<readonly string[]> {
  const rows = await query<{ id: string }>(
    db,
    "SELECT id FROM desired WHERE kind = 'host' AND deletion_requested_at IS NULL ORDER BY id",
  );
  return rows.map((row) => row.id);
}
