import type { Candidate, PlacementRequest, Rejection } from '../request.ts';

const UNITS = {
  vcpus: ' vCPUs',
  memory_mib: ' MiB of memory',
  disk_gib: ' GiB of disk',
} as const;

/** Pure. The part of what is needed that is not free, above 0 to 1; 0 when nothing is missing or needed. */
export function missingShare(needed: number, free: number): number {
  return needed > 0 && needed > free ? Math.min(1, (needed - free) / needed) : 0;
}

function inWords(amount: keyof typeof UNITS, number: number): string {
  const words = `${number}${UNITS[amount]}`;
  return number === 1 ? words.replace(/vCPUs$/, 'vCPU') : words;
}

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
  const left = Math.max(0, total - claimed);
  return {
    why: `short by ${inWords(amount, missing).replace(/ of .*/, '')}`,
    short: inWords(amount, missing),
    left: inWords(amount, left),
    share: missingShare(needed, total - claimed),
  };
}

/** Pure. What a host is short of, amount by amount; empty when all fit. */
export function rejectShortages(request: PlacementRequest, host: Candidate): readonly Rejection[] {
  const { totals, claimed } = host;
  return [
    rejectShortage('vcpus', request.vcpus, totals?.vcpus_total, claimed.vcpus),
    rejectShortage('memory_mib', request.memory_mib, totals?.memory_mib_total, claimed.memory_mib),
    rejectShortage('disk_gib', request.disk_gib, totals?.disk_gib_total, claimed.disk_gib),
  ].filter((rejection) => rejection !== null);
}
