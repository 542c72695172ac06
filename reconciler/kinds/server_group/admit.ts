import type { ServerGroupSpec } from '../../../schemas/generated/types.ts';
import type { Violation } from '../../model/error.ts';
import type { Admission } from '../../model/kind.ts';

/** Pure. A number of servers a host says something only where servers are kept apart. Source: Nova, server groups, max_server_per_host. */
export function admit({ spec }: Admission<ServerGroupSpec>): readonly Violation[] {
  if (spec.max_servers_per_host === undefined || spec.policy === 'anti-affinity') return [];
  return [
    {
      path: '/spec/max_servers_per_host',
      message: `max_servers_per_host says nothing with the policy ${spec.policy}.`,
      hint: 'Leave it out, or use the policy anti-affinity.',
    },
  ];
}
