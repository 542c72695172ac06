import type { Filter } from '../request.ts';

/** Pure. Drops hosts whose spec says enabled = false and hosts that are being deleted. */
export const enabledFilter: Filter = {
  name: 'enabled',
  reject: (_request, host) => {
    if (host.being_deleted) {
      return { why: 'being deleted', setting: `register host ${host.name} again` };
    }
    if (!host.enabled) return { why: 'disabled', setting: `set enabled = true on host ${host.name}` };
    return null;
  },
};
