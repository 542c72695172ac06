import type { Filter } from '../request.ts';
import { rejectShortage } from './shortage.ts';

/** Pure. Drops hosts on which less memory is left than the request needs. */
export const memoryFilter: Filter = {
  name: 'memory',
  reject: (request, host) =>
    rejectShortage('memory_mib', request.memory_mib, host.totals?.memory_mib_total, host.claimed.memory_mib),
};
