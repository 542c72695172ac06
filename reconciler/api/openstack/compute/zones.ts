import type { JsonObject } from '../../../model/json.ts';
import { DEFAULT_ZONE } from '../../../model/host-groups.ts';
import type { HostView } from '../../../model/kind.ts';
import type { ComputeFacade, ComputeRoute } from './call.ts';
import { isEnabled, isUp, nakedTime, readZones, seenAt } from './host-parts.ts';

/** Pure. The addresses of availability zones: their names for everybody, their hosts for administrators. */
export function zoneRoutes(facade: ComputeFacade): readonly ComputeRoute[] {
  return [
    {
      method: 'get',
      path: '/os-availability-zone',
      rule: 'principal',
      answer: async () => ({ status: 200, body: { availabilityZoneInfo: await zones(facade, false) } }),
    },
    {
      method: 'get',
      path: '/os-availability-zone/detail',
      rule: { kind: 'host', verbs: ['list'] },
      answer: async () => ({ status: 200, body: { availabilityZoneInfo: await zones(facade, true) } }),
    },
  ];
}

/** Effect: reads. A zone is available while a host of it takes servers. */
async function zones(facade: ComputeFacade, isDetailed: boolean): Promise<readonly JsonObject[]> {
  const zoneOf = await readZones(facade);
  const hosts = (await facade.hosts.read()).filter(({ resource }) => resource.deletion_requested_at === null);
  const members = new Map<string, HostView[]>();
  for (const zone of [...zoneOf.values(), ...(hosts.length === 0 ? [DEFAULT_ZONE] : [])])
    members.set(zone, []);
  for (const host of hosts) {
    const zone = zoneOf.get(host.resource.id) ?? DEFAULT_ZONE;
    members.set(zone, [...(members.get(zone) ?? []), host]);
  }
  return [...members].sort().map(([zoneName, inside]) => ({
    zoneName,
    zoneState: { available: inside.some((host) => isUp(host) && isEnabled(host.resource.spec)) },
    hosts: isDetailed
      ? Object.fromEntries(inside.map((host) => [host.resource.name, servicesOf(host)]))
      : null,
  }));
}

function servicesOf(host: HostView): JsonObject {
  return {
    'nova-compute': {
      available: isUp(host),
      active: isEnabled(host.resource.spec),
      updated_at: nakedTime(seenAt(host)),
    },
  };
}
