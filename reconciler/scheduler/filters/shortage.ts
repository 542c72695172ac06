import type { Rejection } from '../request.ts';

const WORDS = {
  vcpus: { unit: 'vCPUs', of: '' },
  memory_mib: { unit: 'MiB', of: ' of memory' },
  disk_gib: { unit: 'GiB', of: ' of disk' },
} as const;

/** Pure. The rejection when total minus claimed is less than needed; null when it fits, nothing is needed, or the total is unknown. */
export function rejectShortage(
  host_name: string,
  amount: keyof typeof WORDS,
  needed: number,
  total: number | undefined,
  claimed: number,
): Rejection | null {
  if (total === undefined || needed === 0) return null;
  const short_by = needed - (total - claimed);
  if (short_by <= 0) return null;
  const { unit, of } = WORDS[amount];
  const left = Math.max(0, total - claimed);
  return {
    why: `short by ${short_by} ${unit}`,
    fix: `free ${short_by} ${unit}${of} on host ${host_name} or ask for at most ${left} ${unit}`,
    short_by: short_by / needed,
  };
}
