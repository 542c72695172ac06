import type { Filter } from '../request.ts';

/** Pure. Drops hosts without the servers that this one must be together with. Source: Nova, SameHostFilter. */
export const sameHostFilter: Filter = {
  name: 'same-host',
  concerns: ({ same_hosts }) => same_hosts !== null,
  reject: ({ same_hosts }, host) => {
    if (same_hosts === null || same_hosts.has(host.host_id)) return null;
    return {
      why: 'without a server of same_host_as_ids',
      setting: 'make room on the host of the servers in same_host_as_ids, or remove same_host_as_ids',
      is_elsewhere: true,
    };
  },
  drops: ({ same_hosts }, { host_id }) => same_hosts !== null && !same_hosts.has(host_id),
};
