import { hadRoot, isBare, remainsOn, volumesLeft } from './elsewhere.ts';
import { isActive } from './guest.ts';
import type { Difference, Remedy } from './remedy.ts';
import { difference } from './remedy.ts';
import type { PlacedServer, ServerObserved } from './shapes.ts';
import { whereabouts } from './whereabouts.ts';

/** What a move asks for: all that may be put right now, or what is to be put right besides. */
export type MovingDifferences = { readonly found: readonly Difference[]; readonly alone: boolean };

/**
 * Pure. What differs because the server is on its way. While the guest can still run where it comes from, nothing else is compared: `alone`.
 * Afterwards what is left there goes, once the new host has all of the server.
 */
export function movingDifferences(desired: PlacedServer, observed: ServerObserved): MovingDifferences {
  const { moving } = desired;
  const source = moving === undefined ? null : remainsOn(observed, moving.host_id);
  if (moving === undefined || source === null) return { found: [], alone: false };
  const where = whereabouts(desired, observed);
  if (where !== 'here') {
    const refusal = refusalOf(desired, observed);
    const active = isActive(source.domain);
    const restarts = where === 'there' && active && moving.kind === 'cold';
    const remedy: Remedy = refusal ?? { do: 'move' };
    const found = where === 'there' ? moving.host_name : `a domain is left on ${moving.host_name}`;
    const disruption = restarts ? 'restart' : 'none';
    return { found: [difference('host', desired.host_name, found, disruption, [remedy])], alone: true };
  }
  const root = desired.root === null ? null : observed.volumes[desired.root.volume_name];
  if (isBare(source) || observed.domain === null || root === undefined) return { found: [], alone: false };
  if (desired.root !== null && root === null) return { found: [], alone: false };
  const { host_id } = moving;
  const found = volumesLeft(source).map((volume_name) =>
    difference(`leftovers.${volume_name}`, 'absent', `on ${moving.host_name}`, 'none', [
      { do: 'clear', host_id, volume_name },
    ]),
  );
  return { found, alone: false };
}

/** Pure. What to say where a disk that was seen on shared storage is not seen on the server's host. */
export function lostShared({ storage, host_name }: PlacedServer, volume_name: string): Remedy {
  const message = `The root disk ${volume_name} is not on shared storage ${storage} as host ${host_name} sees it. If the storage is not mounted there, mount it. If the data is lost, replace the server (terraform apply -replace), or rebuild it from its image.`;
  return { do: 'refuse', reason: 'RootDiskLost', message };
}

/** What only a person can put right: a domain that is not Cairn's, a disk that is gone. */
function refusalOf(desired: PlacedServer, observed: ServerObserved): Remedy | null {
  const { moving, root } = desired;
  const source = moving === undefined ? null : remainsOn(observed, moving.host_id);
  if (moving === undefined || source === null) return null;
  for (const [domain, host_name] of [
    [source.domain, moving.host_name],
    [observed.domain, desired.host_name],
  ] as const) {
    if (domain === null || domain.marked_generation !== null) continue;
    const message = `Domain ${domain.name} on host ${host_name} has the id of this server but not Cairn's mark, so Cairn does not touch it. Undefine it there (virsh undefine ${domain.name}) if it is not needed.`;
    return { do: 'refuse', reason: 'Conflict', message };
  }
  if (root === null) return null;
  const { volumes } = desired.storage === undefined ? source : observed;
  const lost = hadRoot(source, root.volume_name) && (volumes[root.volume_name] ?? null) === null;
  if (!lost || whereabouts(desired, observed) === 'arrived') return null;
  if (desired.storage !== undefined) return lostShared(desired, root.volume_name);
  const message = `The root disk ${root.volume_name} is gone from host ${moving.host_name}, from where the server is to move. If its storage is not mounted, mount it. If the data is lost, replace the server (terraform apply -replace).`;
  return { do: 'refuse', reason: 'RootDiskLost', message };
}
