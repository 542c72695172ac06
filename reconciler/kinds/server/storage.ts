import type { HostSpec, ServerSpec } from '../../../schemas/generated/types.ts';
import { CairnError } from '../../model/error.ts';
import type { HostView, Snapshot } from '../../model/kind.ts';
import type { ServerChoices } from './shapes.ts';

/** Pure. Name of the storage that a host shares; undefined when it shares none. */
export function sharedBy({ resource }: HostView): string | undefined {
  return (resource.spec as unknown as HostSpec).shared_storage_name;
}

/** Pure. Where the volumes of a server are: as its first host has it, and there they stay for life. */
export function storageOf(host: HostView, previous: Partial<ServerChoices>): string | undefined {
  return previous.host_id === undefined ? sharedBy(host) : previous.storage;
}

/** Pure. Whether a host can have the server: it sees the storage that the server's volumes are on, if that is shared. */
export function sees(host: HostView, storage: string | undefined): boolean {
  return storage === undefined || sharedBy(host) === storage;
}

/** Pure. A host that sees the shared storage now. */
export function survivor(snapshot: Snapshot<ServerSpec>, storage: string): HostView | undefined {
  return snapshot.hosts.find((host) => sharedBy(host) === storage && host.status['state'] === 'up');
}

/** Pure. Why the server waits where one of its hosts does not name its shared storage any more; null when all do. */
export function blindHost(
  { self, hosts }: Snapshot<ServerSpec>,
  storage: string | undefined,
  host_ids: readonly (string | undefined)[],
): { readonly error: CairnError; readonly waiting_for: readonly string[] } | null {
  if (storage === undefined) return null;
  const blind = hosts.find((host) => host_ids.includes(host.resource.id) && !sees(host, storage));
  if (blind === undefined) return null;
  const { id, name } = blind.resource;
  const message = `The disk of the server is on shared storage ${storage}, which host ${name} does not name any more. Set its shared_storage_name and shared_storage_path again.`;
  const error = new CairnError('blocked', message, { resource: self.resource.id });
  return { error, waiting_for: [id] };
}
