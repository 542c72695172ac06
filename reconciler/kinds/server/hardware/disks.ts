import type { DiskHardware, DiskLimits, HardwareChanges } from '../../../model/hardware.ts';
import { DISK_BUSES, DISK_LIMITS } from '../../../model/hardware.ts';
import type { Wishes } from './wishes.ts';

/** Pure. How the disks are attached, and how much they may carry. */
export function disksOf(wishes: Wishes, machine: HardwareChanges['machine']): DiskHardware {
  const asked = wishes.word('hw_disk_bus');
  const bus = DISK_BUSES.find((each) => each === asked) ?? 'virtio';
  wishes.word('hw_scsi_model');
  if (bus === 'ide' && machine === 'q35') {
    wishes.refuse('hw_disk_bus', 'the machine q35 has no IDE.', 'Use sata, or the machine pc.');
  }
  const limits = limitsOf(wishes);
  return {
    ...(bus === 'virtio' ? {} : { bus }),
    ...(Object.keys(limits).length === 0 ? {} : { limits }),
  };
}

function limitsOf(wishes: Wishes): DiskLimits {
  const limits: Partial<Record<keyof DiskLimits, number>> = {};
  for (const name of DISK_LIMITS) {
    const value = wishes.count(`quota:disk_${name}`);
    if (value !== null && value > 0) limits[name] = value;
  }
  for (const unit of ['bytes_sec', 'iops_sec'] as const) {
    const part = (['read', 'write'] as const).find((way) => limits[`${way}_${unit}`] !== undefined);
    if (limits[`total_${unit}`] === undefined || part === undefined) continue;
    wishes.refuse(
      `quota:disk_total_${unit}`,
      `a disk has a limit for all, or one for each direction, and quota:disk_${part}_${unit} is given too.`,
      'Leave out the one or the other.',
    );
  }
  return limits;
}
