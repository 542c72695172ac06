import type { Filter } from '../request.ts';

/** Pure. Drops hosts that Cairn cannot reach or has not seen yet. */
export const upFilter: Filter = {
  name: 'up',
  reject: (_request, host) => {
    if (host.totals === null) {
      return { why: 'not seen yet', setting: `wait until host ${host.name} is up` };
    }
    if (!host.up) return { why: 'down', setting: `bring host ${host.name} up` };
    return null;
  },
};
