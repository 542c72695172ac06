import type { Filter } from '../request.ts';

/** Pure. Drops hosts without the servers that this one must be together with. Source: Nova, SameHostFilter. */
export const sameHostFilter: Filter = {
  name: 'same-host',
  reject: ({ same_hosts }, host) => {
    if (same_hosts === null || same_hosts.has(host.host_id)) return null;
    return {
      why: 'without a server of same_host_as_ids',
      setting: 'make room on the host of the servers in same_host_as_ids, or remove same_host_as_ids',
    };
  },
};
