import type { Filter } from '../request.ts';
import { missingShare, rejectShortage } from './shortage.ts';

/** Pure. Drops hosts on which less disk is left than the request needs. */
export const diskFilter: Filter = {
  name: 'disk',
  concerns: ({ disk_gib }) => disk_gib > 0,
  reject: (request, host) =>
    rejectShortage('disk_gib', request.disk_gib, host.totals?.disk_gib_total, host.claimed.disk_gib),
  drops: (request, { totals, claimed }) =>
    totals !== null && request.disk_gib > 0 && request.disk_gib > totals.disk_gib_total - claimed.disk_gib,
  missing: (request, { totals, claimed }) =>
    totals === null ? 0 : missingShare(request.disk_gib, totals.disk_gib_total - claimed.disk_gib),
};
