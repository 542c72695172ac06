import type { Filter } from '../request.ts';
import { rejectShortage } from './shortage.ts';

/** Pure. Drops hosts on which less disk is left than the request needs. */
export const diskFilter: Filter = {
  name: 'disk',
  reject: (request, host) =>
    rejectShortage('disk_gib', request.disk_gib, host.totals?.disk_gib_total, host.claimed.disk_gib),
};
