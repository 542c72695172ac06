import { zoneOf } from '../../../model/host-groups.ts';
import type { HostView } from '../../../model/kind.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import type { ComputeFacade } from './call.ts';

/** Effect: reads. The zone of each host, by its id. */
export async function readZones({
  hosts,
}: Pick<ComputeFacade, 'hosts'>): Promise<ReadonlyMap<string, string>> {
  return new Map((await hosts.read()).map(({ resource, aggregates }) => [resource.id, zoneOf(aggregates)]));
}

/** Pure. Whether Cairn reaches the host, by what was seen of it lately. */
export function isUp({ status, lost }: Pick<HostView, 'status' | 'lost'>): boolean {
  return status['state'] === 'up' && !lost;
}

/** Pure. Whether new servers are welcome on the host; none is on one that is to become empty. */
export function isEnabled(spec: JsonObject): boolean {
  return spec['enabled'] !== false && spec['drain'] !== true;
}

/** Pure. When something was last known of a host. */
export function seenAt({ resource, conditions }: Pick<HostView, 'resource' | 'conditions'>): string {
  const times = [resource.updated_at, ...conditions.map(({ time }) => time)];
  return times.reduce((latest, time) => (time > latest ? time : latest));
}

/** Pure. A number of a host's status; 0 until the host was seen. */
export function amountOf(value: Json | undefined): number {
  return typeof value === 'number' ? value : 0;
}

/** Pure. A time without its zone, as Nova writes those of hosts. */
export function nakedTime(time: string): string {
  return time.replace(/\.(\d{3})Z$/, '.$1000').replace(/Z$/, '');
}
