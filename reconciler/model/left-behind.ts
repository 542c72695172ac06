import type { JsonObject } from './json.ts';
import type { Bequest, Order } from './kind.ts';

/** What a server that is deleted may have left on a host that was dead then. Nothing else says that it was ever Cairn's to remove. */
export type LeftBehind = {
  readonly server_id: string;
  readonly volume_names: readonly string[];
};

const PREFIX = 'sweep:';

/** Pure. The order to a host to remove what is left of a server as soon as it answers. */
export function sweepOrder(host_id: string, { server_id, volume_names }: LeftBehind): Bequest {
  return { object_id: host_id, name: `${PREFIX}${server_id}`, arguments: { server_id, volume_names } };
}

/** Pure. What such an order is about; null for another order. */
export function leftBehindOf({
  name,
  arguments: args,
}: Pick<Order, 'name' | 'arguments'>): LeftBehind | null {
  if (!name.startsWith(PREFIX)) return null;
  const { server_id, volume_names } = args as JsonObject & LeftBehind;
  return { server_id, volume_names };
}
