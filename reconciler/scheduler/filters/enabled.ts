import type { Filter } from '../request.ts';

/** Pure. Drops hosts whose spec says enabled = false and hosts that are being deleted. */
export const enabledFilter: Filter = {
  name: 'enabled',
  reject: (_request, host) => {
    if (host.being_deleted) {
      return { why: 'being deleted', fix: `register host ${host.name} again`, short_by: 0 };
    }
    if (!host.enabled)
      return { why: 'disabled', fix: `set enabled = true on host ${host.name}`, short_by: 0 };
    return null;
  },
};
