import type { Filter } from '../request.ts';

/** Pure. Drops hosts on which making this very server failed lately. Source: Nova, RetryFilter. */
export const retryFilter: Filter = {
  name: 'retry',
  concerns: ({ failed_hosts }) => failed_hosts.size > 0,
  reject: ({ failed_hosts }, host) => {
    const said = failed_hosts.get(host.host_id);
    if (said === undefined) return null;
    return {
      why: `making this server failed there: ${said.replace(/\.$/, '')}`,
      setting: `put right on host ${host.name} what its message says (the host is tried again within ten minutes)`,
    };
  },
  drops: ({ failed_hosts }, { host_id }) => failed_hosts.has(host_id),
};
