import type { HostConnection } from '../../reconciler/ports/ports.ts';

/** Pure. A host without certificates, whose disks lie where they do by default. */
export function plainHost(host_id: string, uri: string): HostConnection {
  return {
    host_id,
    name: host_id,
    uri,
    ca_certificate: null,
    client_certificate: null,
    client_key: null,
    storage_path: '/var/lib/cairn',
    console_address: null,
    migration_address: null,
    shared_storage: null,
    revision: 1,
  };
}
