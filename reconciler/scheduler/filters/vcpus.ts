import type { Filter } from '../request.ts';
import { rejectShortage } from './shortage.ts';

/** Pure. Drops hosts on which less vCPU is left than the request needs. */
export const vcpusFilter: Filter = {
  name: 'vcpus',
  reject: (request, host) =>
    rejectShortage('vcpus', request.vcpus, host.totals?.vcpus_total, host.claimed.vcpus),
};
