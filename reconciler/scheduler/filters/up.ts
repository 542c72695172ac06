import type { Filter } from '../request.ts';

/** Pure. Drops hosts that Cairn cannot reach or has not seen yet. */
export const upFilter: Filter = {
  name: 'up',
  reject: (_request, host) => {
    if (host.totals === null) {
      return { why: 'not seen yet', fix: `wait until host ${host.name} is up`, short_by: 0 };
    }
    if (!host.up) return { why: 'down', fix: `bring host ${host.name} up`, short_by: 0 };
    return null;
  },
};
