import type { Filter } from '../request.ts';

/** Pure. Drops hosts whose spec says enabled = false, with the reason given there, hosts that are to become empty, and hosts that are being deleted. */
export const enabledFilter: Filter = {
  name: 'enabled',
  reject: (_request, host) => {
    if (host.being_deleted) {
      return { why: 'being deleted', setting: `register host ${host.name} again` };
    }
    if (host.draining) return { why: 'being drained', setting: `set drain = false on host ${host.name}` };
    if (host.enabled) return null;
    const why = host.disabled_reason === null ? 'disabled' : `disabled: ${host.disabled_reason}`;
    return { why, setting: `set enabled = true on host ${host.name}` };
  },
};
