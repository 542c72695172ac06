import type { Filter } from '../request.ts';

/** Pure. Drops hosts with a server that this one must not be together with. Source: Nova, DifferentHostFilter. */
export const differentHostFilter: Filter = {
  name: 'different-host',
  concerns: ({ different_hosts }) => different_hosts.size > 0,
  reject: ({ different_hosts }, host) => {
    if (!different_hosts.has(host.host_id)) return null;
    return {
      why: 'has a server of different_host_from_ids',
      setting: 'add a host, or remove different_host_from_ids from the server',
    };
  },
  drops: ({ different_hosts }, { host_id }) => different_hosts.has(host_id),
};
