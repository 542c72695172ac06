import { always } from '../request.ts';
import type { Weigher } from '../request.ts';

/** Pure. Prefers hosts with more disk left. Source: Nova, DiskWeigher. */
export const diskWeigher: Weigher = {
  name: 'disk',
  concerns: always,
  weigh: (request, host) => {
    const total = host.totals?.disk_gib_total ?? 0;
    return total <= 0 ? 0 : Math.max(0, (total - host.claimed.disk_gib - request.disk_gib) / total);
  },
};
