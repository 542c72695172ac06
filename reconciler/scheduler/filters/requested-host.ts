import type { Filter } from '../request.ts';

/** Pure. Drops every host but the one that the user asked for. */
export const requestedHostFilter: Filter = {
  name: 'requested-host',
  reject: (request, host) => {
    if (request.requested_host_id === null || request.requested_host_id === host.host_id) return null;
    return { why: 'not the host_id asked for', setting: 'remove host_id from the server' };
  },
};
