import { dnsLabel } from '../../model/names.ts';
import type { Allocation, User } from '../../model/resource.ts';
import type { PortReservation } from '../../ports/network.ts';

/** Source: RFC 1035, 2.3.4. */
const LABEL_LIMIT = 63;

/**
 * Pure. The DHCP reservations of these claims, by MAC. A guest is known by its server's name; a second NIC of it, or a server whose name
 * makes the same DNS label, gets a longer one, because libvirt accepts a name only once a network.
 * Source: libvirt, Network XML format, ip-dhcp-host.
 */
export function reservations(
  claims: readonly Allocation[],
  users: ReadonlyMap<string, User>,
): readonly PortReservation[] {
  const taken = new Set<string>();
  const ordered = [...claims].sort((a, b) => compare(key(a), key(b)));
  const owners = new Set<string>();
  const isFirst = (claim: Allocation): boolean => {
    const first = !owners.has(claim.owner_id);
    owners.add(claim.owner_id);
    return first;
  };
  // The first NIC of each server goes first, so that no second NIC takes another server's plain name.
  const firsts = new Set(ordered.filter(isFirst));
  const seconds = ordered.filter((claim) => !firsts.has(claim));
  const ports: PortReservation[] = [];
  for (const claim of [...firsts, ...seconds]) {
    if (claim.mac === null || claim.address === null) continue;
    const hostname = freeLabel(labelsFor(claim, users), taken);
    taken.add(hostname);
    ports.push({ mac: claim.mac, address: claim.address, hostname });
  }
  return ports.sort((a, b) => compare(a.mac, b.mac));
}

function labelsFor(claim: Allocation, users: ReadonlyMap<string, User>): readonly string[] {
  const short = claim.owner_id.slice(-12);
  const plain = dnsLabel(users.get(claim.owner_id)?.name ?? '', `server-${short}`);
  const nic = dnsLabel(`${plain.slice(0, 40)}-${claim.slot.replace(/^nic:/, '')}`, plain);
  return [plain, nic, dnsLabel(`${nic.slice(0, 50)}-${short}`, `server-${short}`)];
}

/** The first that is free; when names of NICs make the same label too, the last one with a number. */
function freeLabel(labels: readonly string[], taken: ReadonlySet<string>): string {
  const free = labels.find((label) => !taken.has(label));
  if (free !== undefined) return free;
  const last = labels.at(-1) ?? '';
  for (let number = 2; ; number += 1) {
    const suffix = `-${number}`;
    const label = `${last.slice(0, LABEL_LIMIT - suffix.length)}${suffix}`;
    if (!taken.has(label)) return label;
  }
}

function key(claim: Allocation): string {
  return `${claim.owner_id} ${claim.slot}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
