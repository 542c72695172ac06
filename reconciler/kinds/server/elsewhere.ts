import type { HostParts } from '../../model/host-parts.ts';
import { viewOn } from '../../model/host-parts.ts';
import { SHARED_PREFIX, consoleVolumeName, seedVolumeName } from '../../model/names.ts';
import type { Ports } from '../../ports/ports.ts';
import { observeHosts } from '../observe-hosts.ts';
import type { OtherHost, PlacedServer, Remains, ServerDesired, ServerObserved } from './shapes.ts';

/** Pure. The hosts besides its own on which something of a server is, or may be. */
export function otherHosts(desired: ServerDesired): readonly OtherHost[] {
  if (desired.deleting) return desired.others ?? [];
  return [...(desired.moving === undefined ? [] : [desired.moving]), ...forsakenHosts(desired)];
}

/** Pure. Hosts on which nothing of a placed server may be, whatever it is doing: it was taken from them, or could not be made there. */
export function forsakenHosts(desired: PlacedServer): readonly OtherHost[] {
  return [...(desired.abandoned ?? []), ...(desired.tried ?? [])];
}

/** Effect: looks at what there is of a server on those hosts; one that does not answer makes only its own part unknown. */
export async function observeElsewhere(
  ports: Ports,
  desired: ServerDesired,
  signal: AbortSignal,
): Promise<HostParts<Remains>> {
  const hosts = otherHosts(desired).map(({ host_id }) => host_id);
  return await observeHosts(hosts, (host_id) => observeRemains(ports, host_id, desired, signal));
}

async function observeRemains(
  ports: Ports,
  host_id: string,
  desired: ServerDesired,
  signal: AbortSignal,
): Promise<Remains> {
  const { server_id } = desired;
  const domain = await ports.hypervisor.get(host_id, server_id, signal);
  const names = [
    ...rootDisks(desired),
    seedVolumeName(server_id, desired.storage),
    // Dear to look for, and never removed before the domain.
    ...(domain === null ? [consoleVolumeName(server_id, desired.storage), ...nvram(desired)] : []),
  ].filter(isOfHost);
  const [parts, ...views] = await Promise.all([
    partsOn(ports, host_id, desired, signal),
    ...names.map((name) => ports.volumes.get(host_id, name, signal)),
  ]);
  const volumes = Object.fromEntries(names.map((name, index) => [name, views[index] ?? null]));
  return { domain, volumes, parts };
}

/** Effect: reads. Names of the volumes of a server that a move left incomplete on a host. */
export async function partsOn(
  ports: Ports,
  host_id: string,
  desired: ServerDesired,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { server_id, storage } = desired;
  const moved = [...rootDisks(desired), consoleVolumeName(server_id, storage), ...nvram(desired)];
  return await ports.moves.parts(host_id, moved.filter(isOfHost), signal);
}

/** What is on shared storage is the same file there as here, and the server's own: it is never looked at elsewhere, nor copied. */
function isOfHost(volume_name: string): boolean {
  return !volume_name.startsWith(SHARED_PREFIX);
}

/** Its UEFI variables, if it ever had any; one of which nothing may be left names them itself. */
function nvram(desired: ServerDesired): readonly string[] {
  return desired.deleting || desired.nvram_volume_name === undefined ? [] : [desired.nvram_volume_name];
}

/** Its root disk and the one to rescue it, or all that it may have had when nothing may be left. */
function rootDisks(desired: ServerDesired): readonly string[] {
  if (!desired.deleting) {
    const disks = [desired.root, desired.rescue?.disk ?? null];
    return [...disks.flatMap((disk) => disk?.volume_name ?? []), ...(desired.older_volumes ?? [])];
  }
  const { server_id, storage } = desired;
  const others = [seedVolumeName(server_id, storage), consoleVolumeName(server_id, storage)];
  return desired.volume_names.filter((name) => !others.includes(name));
}

/** Pure. What was seen of a server on another host; null when that host was not seen. */
export function remainsOn(observed: ServerObserved | null, host_id: string): Remains | null {
  return viewOn({ hosts: observed?.elsewhere ?? {} }, host_id);
}

/** Pure. Names of the volumes that a host has of a server, whole or not. */
export function volumesLeft({ volumes, parts }: Pick<Remains, 'volumes' | 'parts'>): readonly string[] {
  const whole = Object.entries(volumes).flatMap(([name, volume]) => (volume === null ? [] : [name]));
  return [...new Set([...whole, ...parts])].sort();
}

/** Pure. Whether nothing of a server is on a host that was seen. */
export function isBare(remains: Remains): boolean {
  return remains.domain === null && volumesLeft(remains).length === 0;
}

/** Pure. Whether the domain there is over this root disk; one that never had it is of a server whose new flavor brings it its first. */
export function hadRoot({ domain }: Remains, volume_name: string): boolean {
  return domain?.disks.some((disk) => disk.volume_name === volume_name) ?? false;
}
