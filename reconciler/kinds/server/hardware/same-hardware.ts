import type { Bandwidth, DiskHardware, NicHardware } from '../../../model/hardware.ts';
import { DISK_LIMITS } from '../../../model/hardware.ts';

/** Pure. Whether two disks are attached alike and may carry as much. */
export function sameDiskHardware(a: DiskHardware, b: DiskHardware): boolean {
  return a.bus === b.bus && DISK_LIMITS.every((name) => a.limits?.[name] === b.limits?.[name]);
}

/** Pure. Whether two NICs are of one model and let as much pass. */
export function sameNicHardware(a: NicHardware, b: NicHardware): boolean {
  return (
    a.model === b.model &&
    a.queues === b.queues &&
    sameBandwidth(a.inbound, b.inbound) &&
    sameBandwidth(a.outbound, b.outbound)
  );
}

function sameBandwidth(a: Bandwidth | undefined, b: Bandwidth | undefined): boolean {
  return a?.average === b?.average && a?.peak === b?.peak && a?.burst === b?.burst;
}

/** Pure. What is special about a NIC, to be read after its name; empty for a plain one. */
export function nicWords({ model, queues, inbound, outbound }: NicHardware): string {
  return [
    ...(model === undefined ? [] : [model]),
    ...(queues === undefined ? [] : [`${queues} queues`]),
    ...(inbound === undefined ? [] : [`${inbound.average} KiB/s in`]),
    ...(outbound === undefined ? [] : [`${outbound.average} KiB/s out`]),
  ]
    .map((word) => `, ${word}`)
    .join('');
}
