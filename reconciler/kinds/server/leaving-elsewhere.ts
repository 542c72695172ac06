import type { Step } from '../../model/steps.ts';
import { remainsOn, volumesLeft } from './elsewhere.ts';
import type { Difference } from './remedy.ts';
import { difference } from './remedy.ts';
import type { OtherHost, ServerObserved } from './shapes.ts';

/** Pure. What a server has on hosts where nothing of it may be: it was on its way, or taken from them. What is not Cairn's is left there. */
export function leavingElsewhere(
  others: readonly OtherHost[],
  observed: ServerObserved,
): readonly Difference[] {
  return others.flatMap(({ host_id, host_name }) => {
    const remains = remainsOn(observed, host_id);
    if (remains === null) return [];
    const { domain } = remains;
    if (domain !== null && domain.marked_generation === null) return [];
    const found: Difference[] = [];
    if (domain !== null) {
      found.push(
        difference(`domain on ${host_name}`, 'absent', domain.state, 'none', [{ do: 'sweep', host_id }]),
      );
    }
    for (const volume_name of volumesLeft(remains)) {
      found.push(
        difference(`volumes.${volume_name} on ${host_name}`, 'absent', 'present', 'none', [
          { do: 'clear', host_id, volume_name },
        ]),
      );
    }
    return found.map((each) => ({ ...each, change: { ...each.change, is_urgent: true } }));
  });
}

/** Pure. The steps that remove it: on each host the domain first. */
export function sweepingSteps(
  server_id: string,
  reason: string,
  found: readonly Difference[],
): readonly Step[] {
  return found.flatMap(({ remedies }) =>
    remedies.flatMap((remedy): readonly Step[] => {
      const common = { timeout_seconds: 120, reason, destructive: true };
      if (remedy.do === 'sweep') {
        const { host_id } = remedy;
        const args = { host_id, server_id };
        return [
          { key: `undefine ${host_id}`, name: 'undefine_domain', arguments: args, after: [], ...common },
        ];
      }
      if (remedy.do !== 'clear') return [];
      const { host_id, volume_name } = remedy;
      const after = [`undefine ${host_id}`];
      const args = { host_id, volume_name };
      const key = `${host_id} ${volume_name}`;
      return [{ key, name: 'remove_volume', arguments: args, after, ...common }];
    }),
  );
}
