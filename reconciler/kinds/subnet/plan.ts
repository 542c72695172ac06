import { unknownHosts } from '../../model/host-parts.ts';
import type { Change, Plan } from '../../model/operation.ts';
import type { Step } from '../../model/steps.ts';
import { toOperations } from '../../model/steps.ts';
import type { Difference } from './differences.ts';
import { differences, portLine } from './differences.ts';
import type { PortChanges, SubnetDesired, SubnetHost, SubnetObserved } from './shapes.ts';

/** Pure. Steps host by host; hosts do not wait for each other. */
export function plan(changes: readonly Change[], desired: SubnetDesired, observed: SubnetObserved): Plan {
  const fields = new Set(changes.map((change) => change.field));
  const found = differences(desired, observed).filter(({ change }) => fields.has(change.field));
  const steps = desired.hosts.flatMap((host) =>
    hostSteps(
      desired,
      found.filter((difference) => difference.host.host_id === host.host_id),
      observed,
    ),
  );
  return { operations: toOperations(steps), waiting: waitingFor(desired, observed, found) };
}

function hostSteps(
  desired: SubnetDesired,
  found: readonly Difference[],
  observed: SubnetObserved,
): readonly Step[] {
  const [first] = found;
  if (first === undefined) return [];
  const { host } = first;
  const { host_id } = host;
  const reason = (remedy: Difference['remedy']): string =>
    found
      .filter((difference) => difference.remedy === remedy)
      .map(({ change }) => `${change.field} should be ${change.expected}, is ${change.found}`)
      .join('; ');
  const has = (remedy: Difference['remedy']): boolean =>
    found.some((difference) => difference.remedy === remedy);
  if (has('remove')) {
    return [
      {
        key: `remove ${host_id}`,
        name: 'remove_network',
        arguments: { host_id, subnet_id: desired.subnet_id },
        after: [],
        timeout_seconds: 60,
        reason: desired.deleting
          ? 'the subnet is being deleted'
          : `host ${host.host_name} is being unregistered`,
        destructive: true,
      },
    ];
  }
  const steps: Step[] = [];
  if (has('define')) {
    const definition = { ...desired.definition, ports: host.ports };
    steps.push({
      key: `define ${host_id}`,
      name: 'define_network',
      arguments: { host_id, definition },
      after: [],
      timeout_seconds: 120,
      reason: reason('define'),
    });
  }
  if (has('set_ports')) {
    steps.push({
      key: `ports ${host_id}`,
      name: 'set_ports',
      arguments: { host_id, subnet_id: desired.subnet_id, ...portChanges(host, observed) },
      after: [`define ${host_id}`],
      timeout_seconds: 120,
      reason: reason('set_ports'),
    });
  }
  return steps;
}

/** Only what moves: a subnet of a thousand guests would journal a thousand reservations for each new one. */
function portChanges(host: SubnetHost, observed: SubnetObserved): PortChanges {
  const part = observed.hosts[host.host_id];
  const standing = part?.known === true ? (part.view?.ports ?? []) : [];
  const lines = new Set(standing.map(portLine));
  const wanted = new Set(host.ports.map((port) => port.mac));
  return {
    add: host.ports.filter((port) => !lines.has(portLine(port))),
    remove_macs: [...new Set(standing.map((port) => port.mac))].filter((mac) => !wanted.has(mac)).sort(),
  };
}

/** Deleting waits for hosts that cannot be seen, and for people where the network is not ours. */
function waitingFor(
  desired: SubnetDesired,
  observed: SubnetObserved,
  found: readonly Difference[],
): Plan['waiting'] {
  const foreign = found.filter((difference) => difference.remedy === 'refuse');
  if (foreign.length > 0) {
    const names = foreign.map(({ host }) => host.host_name).join(', ');
    return {
      reason: 'Conflict',
      message: `The network ${desired.definition.name} on host ${names} has the id of this subnet but not Cairn's mark, so Cairn does not touch it. Undefine it there (virsh net-destroy and net-undefine) if it is not needed.`,
      for_ids: foreign.map(({ host }) => host.host_id),
    };
  }
  const unknown = unknownHosts(observed.hosts);
  if (!desired.deleting || unknown.length === 0) return null;
  const names = desired.hosts.filter((host) => unknown.includes(host.host_id)).map((host) => host.host_name);
  return {
    reason: 'HostUnreachable',
    message: `The network is removed from host ${names.join(', ')} as soon as it can be reached; delete the host from Cairn if it will not come back.`,
    for_ids: unknown,
  };
}
