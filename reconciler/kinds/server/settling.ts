import type { Step } from '../../model/steps.ts';
import { remainsOn } from './elsewhere.ts';
import type { Difference } from './remedy.ts';
import { difference } from './remedy.ts';
import type { PlacedServer, Remains, ServerObserved } from './shapes.ts';

/**
 * Pure. Root disks that are noted as parts beneath a guest that has arrived: its definition is stored when all of the disk is there, and
 * whoever was to note that died in between. Found on the server's own host, and on that from which it moves: it may have been told to go
 * back just then.
 */
export function settling(
  { root, host_id, host_name, moving }: PlacedServer,
  observed: ServerObserved,
): readonly Difference[] {
  if (root === null) return [];
  const { volume_name } = root;
  const source = moving === undefined ? null : remainsOn(observed, moving.host_id);
  const places: readonly (readonly [
    string,
    string,
    Pick<Remains, 'domain'> & { parts?: readonly string[] },
  ])[] = [
    [host_id, host_name, observed],
    ...(moving === undefined || source === null ? [] : [[moving.host_id, moving.host_name, source] as const]),
  ];
  return places.flatMap(([at, name, { domain, parts = [] }]) =>
    domain !== null && domain.persistent && domain.marked_generation !== null && parts.includes(volume_name)
      ? [
          difference(`root_disk on ${name}`, 'whole', 'noted as a part', 'none', [
            { do: 'settle', host_id: at, volume_name },
          ]),
        ]
      : [],
  );
}

/**
 * Pure. Half a guest on the server's own host, above half a disk, while it moves from nowhere: the host that it came from died with the
 * other half, so it will never be whole.
 */
export function halfGuest(
  { root, host_id, host_name, moving }: PlacedServer,
  { domain, parts = [] }: ServerObserved,
): readonly Difference[] {
  if (root === null || moving !== undefined || domain === null || domain.marked_generation === null)
    return [];
  const is_half = !domain.persistent && domain.state === 'paused' && parts.includes(root.volume_name);
  if (!is_half) return [];
  return [
    difference(`domain on ${host_name}`, 'whole', 'half of a guest', 'none', [{ do: 'sweep', host_id }]),
  ];
}

/** Pure. The steps that note them as whole. */
export function settlingSteps(found: readonly Difference[]): readonly Step[] {
  return found.flatMap(({ remedies }) =>
    remedies.flatMap((remedy): readonly Step[] => {
      if (remedy.do !== 'settle') return [];
      const { host_id, volume_name } = remedy;
      return [
        {
          key: `settle ${host_id}`,
          name: 'settle_volume',
          arguments: { host_id, volume_name },
          after: [],
          timeout_seconds: 60,
          reason: 'the guest is there with all of its disk',
        },
      ];
    }),
  );
}
