import { always } from '../request.ts';
import type { Filter } from '../request.ts';

/**
 * Pure. Drops hosts whose spec says enabled = false, with the reason given there, or fenced = true, hosts that are to become empty, and hosts
 * that are being deleted.
 */
export const enabledFilter: Filter = {
  name: 'enabled',
  concerns: always,
  reject: (_request, host) => {
    if (host.being_deleted) {
      return { why: 'being deleted', setting: `register host ${host.name} again` };
    }
    if (host.draining) return { why: 'being drained', setting: `set drain = false on host ${host.name}` };
    if (host.fenced) {
      return {
        why: 'fenced: somebody vouches that it is off',
        setting: `set fenced = false on host ${host.name} when it runs again`,
      };
    }
    if (host.enabled) return null;
    const why = host.disabled_reason === null ? 'disabled' : `disabled: ${host.disabled_reason}`;
    return { why, setting: `set enabled = true on host ${host.name}` };
  },
  drops: (_request, { being_deleted, draining, fenced, enabled }) =>
    being_deleted || draining || fenced || !enabled,
};
