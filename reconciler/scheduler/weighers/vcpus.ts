import { always } from '../request.ts';
import type { Weigher } from '../request.ts';

/** Pure. Prefers hosts with more vCPUs left. Source: Nova, CPUWeigher. */
export const vcpusWeigher: Weigher = {
  name: 'vcpus',
  concerns: always,
  weigh: (request, host) => {
    const total = host.totals?.vcpus_total ?? 0;
    return total <= 0 ? 0 : Math.max(0, (total - host.claimed.vcpus - request.vcpus) / total);
  },
};
