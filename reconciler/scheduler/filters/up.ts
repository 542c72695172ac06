import { always } from '../request.ts';
import type { Filter } from '../request.ts';

/** Pure. Drops hosts that Cairn cannot reach, has not seen yet, or has not looked at for too long. */
export const upFilter: Filter = {
  name: 'up',
  concerns: always,
  reject: (_request, host) => {
    if (host.totals === null) {
      return { why: 'not seen yet', setting: `wait until Cairn has seen host ${host.name}` };
    }
    if (!host.up) return { why: 'down', setting: `make host ${host.name} answer again` };
    if (host.lost) {
      return {
        why: 'no engine looked at it lately',
        setting: `see why no engine looks at host ${host.name} (cairn doctor)`,
      };
    }
    return null;
  },
  drops: (_request, { totals, up, lost }) => totals === null || !up || lost,
};
