import type { Change } from '../../model/operation.ts';
import type { NetworkView, PortReservation } from '../../ports/network.ts';
import type { SubnetDesired, SubnetHost, SubnetObserved } from './shapes.ts';

/** What removes a difference on one host. */
export type Remedy = 'define' | 'set_ports' | 'remove' | 'refuse';

/** A change on one host and what removes it. */
export type Difference = {
  readonly change: Change;
  readonly host: SubnetHost;
  readonly remedy: Remedy;
};

/** Pure. Everything that differs on the hosts that could be seen; fields are hosts.<name>.<what>. */
export function differences(desired: SubnetDesired, observed: SubnetObserved): readonly Difference[] {
  return desired.hosts.flatMap((host): readonly Difference[] => {
    const part = observed.hosts[host.host_id];
    if (part === undefined || !part.known) return [];
    const differ = (what: string, expected: string, found: string, remedy: Remedy): Difference => ({
      change: { field: `hosts.${host.host_name}.${what}`, expected, found, disruption: 'none' },
      host,
      remedy,
    });
    const { view } = part;
    if (view !== null && view.marked_generation === null) {
      return [differ('network', 'marked by Cairn', 'without mark', 'refuse')];
    }
    if (desired.deleting || host.leaving) {
      return view === null
        ? []
        : [differ('network', 'absent', view.active ? 'active' : 'inactive', 'remove')];
    }
    if (view === null) return [differ('network', 'active', 'absent', 'define')];
    const result: Difference[] = [];
    if (!view.active) result.push(differ('network', 'active', 'inactive', 'define'));
    if (!view.autostart) result.push(differ('autostart', 'on', 'off', 'define'));
    for (const field of ['bridge', 'mode', 'mtu', 'dns_domain', 'cidr', 'gateway', 'dns_servers'] as const) {
      const expected = words(desired.definition[field]);
      const found = words(view[field]);
      if (expected !== found) result.push(differ(field, expected, found, 'define'));
    }
    const missing = portDifference(host.ports, view);
    if (missing !== null) result.push(differ('ports', missing.expected, missing.found, 'set_ports'));
    return result;
  });
}

/** Pure. A reservation in one line: two are the same when their lines are. */
export function portLine(port: PortReservation): string {
  return `${port.mac} ${port.address} ${port.hostname}`;
}

function portDifference(
  ports: readonly PortReservation[],
  view: NetworkView,
): { readonly expected: string; readonly found: string } | null {
  const wanted = ports.map(portLine);
  const found = view.ports.map(portLine);
  const [wantedSet, foundSet] = [new Set(wanted), new Set(found)];
  const missing = wanted.filter((port) => !foundSet.has(port)).sort();
  const extra = found.filter((port) => !wantedSet.has(port)).sort();
  if (missing.length === 0 && extra.length === 0 && wanted.length === found.length) return null;
  return {
    expected: missing.length === 0 ? `${wanted.length} reservations` : missing.join(', '),
    found:
      extra.length === 0
        ? missing.length === 0
          ? `${found.length} reservations`
          : 'absent'
        : extra.join(', '),
  };
}

function words(value: string | number | null | readonly string[]): string {
  if (value === null) return 'none';
  return typeof value === 'object' ? value.join(' ') || 'none' : String(value);
}
