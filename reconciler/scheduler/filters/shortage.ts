import type { Rejection } from '../request.ts';

const UNITS = {
  vcpus: ' vCPUs',
  memory_mib: ' MiB of memory',
  disk_gib: ' GiB of disk',
} as const;

/** Pure. The rejection when total minus claimed is less than needed; null when it fits, nothing is needed, or the total is unknown. */
export function rejectShortage(
  amount: keyof typeof UNITS,
  needed: number,
  total: number | undefined,
  claimed: number,
): Rejection | null {
  if (total === undefined || needed === 0) return null;
  const missing = needed - (total - claimed);
  if (missing <= 0) return null;
  const unit = UNITS[amount];
  const left = Math.max(0, total - claimed);
  return {
    why: `short by ${missing}${unit.replace(/ of .*/, '')}`,
    short: `${missing}${unit}`,
    left: `${left}${unit}`,
    share: Math.min(1, missing / needed),
  };
}
