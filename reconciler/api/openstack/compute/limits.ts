import { CairnError } from '../../../model/error.ts';
import { accessFor } from '../call.ts';
import type { Call } from '../call.ts';
import { readId } from '../ids.ts';
import { listAll } from '../objects.ts';
import { isAdmin } from './call.ts';
import type { ComputeFacade, ComputeRoute } from './call.ts';
import { limitsFor, usedBy } from './quotas.ts';

/** Pure. The address of a project's limits, beside what it has of them. */
export function limitRoutes(facade: ComputeFacade): readonly ComputeRoute[] {
  return [
    {
      method: 'get',
      path: '/limits',
      rule: 'principal',
      answer: async (call) => {
        const project_id = projectOf(call);
        const limits = await limitsFor(facade, project_id, call);
        const used = await usedBy(facade, project_id);
        const groups = await listAll(facade, 'server_group', { project_id });
        const { minor } = call;
        const absolute = {
          maxTotalInstances: limits.servers,
          maxTotalCores: limits.vcpus,
          maxTotalRAMSize: limits.memory_mib,
          maxTotalKeypairs: limits.keypairs,
          maxServerMeta: 128,
          maxServerGroups: -1,
          maxServerGroupMembers: -1,
          totalInstancesUsed: used.servers ?? 0,
          totalCoresUsed: used.vcpus ?? 0,
          totalRAMUsed: used.memory_mib ?? 0,
          totalServerGroupsUsed: groups.length,
          ...(minor < 57 ? { maxPersonality: 0, maxPersonalitySize: 0 } : {}),
          ...(minor < 39 ? { maxImageMeta: 128 } : {}),
          ...(minor < 36
            ? { maxTotalFloatingIps: -1, maxSecurityGroups: -1, maxSecurityGroupRules: -1 }
            : {}),
          ...(minor < 36 ? { totalFloatingIpsUsed: 0, totalSecurityGroupsUsed: 0 } : {}),
        };
        return { status: 200, body: { limits: { rate: [], absolute } } };
      },
    },
  ];
}

/** The caller's project; another one for administrators who name it. */
function projectOf(call: Call): string {
  const { principal } = accessFor(call);
  const own = principal.credentials.project_id ?? principal.default_project_id;
  const asked = call.query.get('tenant_id');
  const project_id = asked === null ? own : readId(asked);
  if (asked !== null && project_id !== own && !isAdmin(call)) {
    throw new CairnError('forbidden', 'Limits of other projects are for administrators.');
  }
  if (project_id === null) {
    throw new CairnError(
      'invalid_input',
      'Use a token for a project, or say by tenant_id of which the limits are.',
    );
  }
  return project_id;
}
