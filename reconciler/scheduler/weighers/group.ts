import type { Weigher } from '../request.ts';

/**
 * Pure. Prefers hosts with more servers of the group for soft-affinity, with fewer for soft-anti-affinity. Source: Nova,
 * ServerGroupSoftAffinityWeigher and ServerGroupSoftAntiAffinityWeigher.
 */
export const groupWeigher: Weigher = {
  name: 'group',
  concerns: ({ group }) => group !== null && group.members.size > 0 && group.policy.startsWith('soft-'),
  weigh: ({ group }, host) => {
    if (group === null || group.members.size === 0) return 0;
    const here = group.members.get(host.host_id) ?? 0;
    if (group.policy === 'soft-affinity') return here / (1 + here);
    return group.policy === 'soft-anti-affinity' ? 1 / (1 + here) : 0;
  },
};
