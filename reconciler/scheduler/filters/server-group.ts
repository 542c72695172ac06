import type { Filter } from '../request.ts';

/**
 * Pure. Drops hosts that the hard policy of the server's group forbids. The claim of a member is under the same rule in the database.
 * Source: Nova, ServerGroupAffinityFilter and ServerGroupAntiAffinityFilter.
 */
export const serverGroupFilter: Filter = {
  name: 'server-group',
  concerns: ({ group }) => group?.policy === 'affinity' || group?.policy === 'anti-affinity',
  reject: ({ group }, host) => {
    if (group === null) return null;
    const here = group.members.get(host.host_id) ?? 0;
    if (group.policy === 'affinity' && group.members.size > 0 && here === 0) {
      return {
        why: `the other servers of group ${group.name} are elsewhere`,
        setting: `make room on the host of group ${group.name}, or use policy soft-affinity`,
        is_elsewhere: true,
      };
    }
    if (group.policy === 'anti-affinity' && here >= group.max_servers_per_host) {
      const most = group.max_servers_per_host === 1 ? 'a server' : `${group.max_servers_per_host} servers`;
      return {
        why: `has ${most} of group ${group.name} already`,
        setting: `add a host for group ${group.name}, or use policy soft-anti-affinity`,
      };
    }
    return null;
  },
};
