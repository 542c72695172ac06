import type { OnHosts } from './host-parts.ts';
import type { Snapshot } from './kind.ts';
import type { Allocation, Known } from './resource.ts';

/** A host on which an object has something: a copy of an image, a subnet's network. */
export type HeldHost = {
  readonly host_id: string;
  readonly host_name: string;
  /** Whether a server there needs it now. */
  readonly used: boolean;
  /** Whether the host is being unregistered and nobody there needs it, so that it must go. */
  readonly leaving: boolean;
};

/** Claims of this kind keep a host registered until nothing of the object is left on it; they do not stop anybody from asking for its deletion. */
export const HELD_SLOT_PREFIX = 'held:';

/**
 * Pure. Hosts where the object is needed, and those where it was put before and not removed yet. A host that is being unregistered is
 * left when the last look found nothing there, or when it is given up: unregistering a host that cannot be reached abandons what is on it.
 */
export function heldHosts(
  snapshot: Snapshot<object>,
  used: ReadonlySet<string>,
  previous: readonly string[],
): readonly HeldHost[] {
  const parts = (snapshot.self.observed as unknown as OnHosts<unknown> | null)?.hosts ?? {};
  return snapshot.hosts
    .flatMap((host): readonly HeldHost[] => {
      const { id, name, deletion_requested_at } = host.resource;
      const isUsed = used.has(id);
      if (!isUsed && !previous.includes(id)) return [];
      const leaving = !isUsed && deletion_requested_at !== null;
      const part = parts[id];
      if (leaving && (part?.known === true ? part.view === null : isGivenUp(host))) return [];
      return [{ host_id: id, host_name: name, used: isUsed, leaving }];
    })
    .sort((a, b) => (a.host_id < b.host_id ? -1 : 1));
}

/**
 * Pure. Whether a host is given up with all that is on it: it did not answer after its unregistering was asked for. Before that, an
 * object on a host that cannot be reached waits, because unknown is not absent.
 */
export function isGivenUp(host: Known): boolean {
  return host.observed?.['reachable'] === false && host.observed['leaving'] === true;
}

/** Pure. The claims that keep those hosts registered. */
export function heldClaims(owner_id: string, hosts: readonly HeldHost[]): readonly Allocation[] {
  return hosts.map(({ host_id }) => ({
    owner_id,
    slot: `${HELD_SLOT_PREFIX}${host_id}`,
    host_id,
    subnet_id: null,
    image_id: null,
    address: null,
    mac: null,
    group_id: null,
    vcpus: 0,
    memory_mib: 0,
    disk_gib: 0,
  }));
}
