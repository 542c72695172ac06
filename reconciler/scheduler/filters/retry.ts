import type { Filter } from '../request.ts';

/** Pure. Drops hosts on which making this very server failed lately. Source: Nova, RetryFilter. */
export const retryFilter: Filter = {
  name: 'retry',
  reject: ({ failed_hosts }, host) => {
    if (!failed_hosts.has(host.host_id)) return null;
    return {
      why: 'making this server failed there',
      setting: `see why servers cannot be made on host ${host.name} (GET /v1/events); it is tried again later`,
    };
  },
};
