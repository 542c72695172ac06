import type { Filter } from '../request.ts';

/** Pure. Drops every host but the one that the user asked for. */
export const requestedHostFilter: Filter = {
  name: 'requested-host',
  concerns: ({ requested_host_id }) => requested_host_id !== null,
  reject: (request, host) => {
    if (request.requested_host_id === null || request.requested_host_id === host.host_id) return null;
    return {
      why: 'not the host_id asked for',
      setting: 'name another host in host_id, or remove it from the server',
      is_elsewhere: true,
    };
  },
  drops: ({ requested_host_id }, { host_id }) => requested_host_id !== null && requested_host_id !== host_id,
};
