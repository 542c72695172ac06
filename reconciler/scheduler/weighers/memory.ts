import { always } from '../request.ts';
import type { Weigher } from '../request.ts';

/** Pure. Prefers hosts with more memory left, which spreads servers. Source: Nova, RAMWeigher. */
export const memoryWeigher: Weigher = {
  name: 'memory',
  concerns: always,
  weigh: (request, host) => {
    const total = host.totals?.memory_mib_total ?? 0;
    return total <= 0 ? 0 : Math.max(0, (total - host.claimed.memory_mib - request.memory_mib) / total);
  },
};
