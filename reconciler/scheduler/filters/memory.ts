import type { Filter } from '../request.ts';
import { missingShare, rejectShortage } from './shortage.ts';

/** Pure. Drops hosts on which less memory is left than the request needs. */
export const memoryFilter: Filter = {
  name: 'memory',
  concerns: ({ memory_mib }) => memory_mib > 0,
  reject: (request, host) =>
    rejectShortage('memory_mib', request.memory_mib, host.totals?.memory_mib_total, host.claimed.memory_mib),
  drops: (request, { totals, claimed }) =>
    totals !== null &&
    request.memory_mib > 0 &&
    request.memory_mib > totals.memory_mib_total - claimed.memory_mib,
  missing: (request, { totals, claimed }) =>
    totals === null ? 0 : missingShare(request.memory_mib, totals.memory_mib_total - claimed.memory_mib),
};
