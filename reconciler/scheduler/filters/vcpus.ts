import type { Filter } from '../request.ts';
import { missingShare, rejectShortage } from './shortage.ts';

/** Pure. Drops hosts on which less vCPU is left than the request needs. */
export const vcpusFilter: Filter = {
  name: 'vcpus',
  concerns: ({ vcpus }) => vcpus > 0,
  reject: (request, host) =>
    rejectShortage('vcpus', request.vcpus, host.totals?.vcpus_total, host.claimed.vcpus),
  drops: (request, { totals, claimed }) =>
    totals !== null && request.vcpus > 0 && request.vcpus > totals.vcpus_total - claimed.vcpus,
  missing: (request, { totals, claimed }) =>
    totals === null ? 0 : missingShare(request.vcpus, totals.vcpus_total - claimed.vcpus),
};
