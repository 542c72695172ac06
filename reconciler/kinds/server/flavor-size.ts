import type { FlavorSpec } from '../../../schemas/generated/types.ts';
import type { PlacementRequest } from '../../scheduler/request.ts';
import { hardwareOf } from './hardware/hardware-of.ts';

/** Pure. What a server of a flavor asks of a host's CPUs, when its image says nothing of them. */
export function sizeOfFlavor(flavor: FlavorSpec): Pick<PlacementRequest, 'vcpus' | 'pinning'> {
  const pinning = hardwareOf(flavor, null).hardware.pinning ?? null;
  return { vcpus: flavor.vcpus - (pinning?.dedicated.length ?? 0), pinning };
}
