import type { Step } from '../../model/steps.ts';
import { sweepingSteps } from './leaving-elsewhere.ts';
import type { Difference } from './remedy.ts';
import type { LeavingServer } from './shapes.ts';

/** Pure. The domain goes first, then its volumes, so that no guest ever runs without its disk. */
export function leavingSteps(desired: LeavingServer, found: readonly Difference[]): readonly Step[] {
  const { host_id, server_id } = desired;
  const elsewhere = sweepingSteps(server_id, 'the server is being deleted', found);
  if (host_id === null) return elsewhere;
  // On shared storage the guest of another host may be above the disk.
  const after = ['undefine', ...(desired.others ?? []).map((other) => `undefine ${other.host_id}`)];
  const own = found.flatMap(({ remedies }) =>
    remedies.flatMap((remedy): readonly Step[] => {
      if (remedy.do === 'undefine') {
        return [
          {
            key: 'undefine',
            name: 'undefine_domain',
            arguments: { host_id, server_id },
            after: [],
            timeout_seconds: 120,
            reason: 'the server is being deleted',
            destructive: true,
          },
        ];
      }
      if (remedy.do === 'remove') {
        return [
          {
            key: remedy.volume_name,
            name: 'remove_volume',
            arguments: { host_id, volume_name: remedy.volume_name },
            after,
            timeout_seconds: 120,
            reason: 'the server is being deleted',
            destructive: true,
          },
        ];
      }
      return [];
    }),
  );
  return [...elsewhere, ...own];
}
