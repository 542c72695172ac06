import type { Filter } from '../request.ts';

/** Pure. Drops hosts that Cairn cannot reach, has not seen yet, or has not looked at for too long. */
export const upFilter: Filter = {
  name: 'up',
  reject: (_request, host) => {
    if (host.totals === null) {
      return { why: 'not seen yet', setting: `wait until host ${host.name} is up` };
    }
    if (!host.up) return { why: 'down', setting: `bring host ${host.name} up` };
    if (host.lost) {
      return { why: 'not looked at lately', setting: `see why no engine looks at host ${host.name}` };
    }
    return null;
  },
};
