import type { HostSpec, ServerSpec } from '../../../schemas/generated/types.ts';
import { isGivenUp } from '../../model/held-hosts.ts';
import type { HostView, Order, Snapshot } from '../../model/kind.ts';
import { isBare, remainsOn } from './elsewhere.ts';
import type { ServerChoices, ServerObserved } from './shapes.ts';

/** Pure. Whether a host is known dead: somebody vouches for it, and it does not answer. Silence alone is no death. */
export function isDead(host: HostView): boolean {
  return isFenced(host) && host.status['state'] !== 'up';
}

/** Pure. Whether somebody vouches that a host is off. */
export function isFenced(host: HostView): boolean {
  return (host.resource.spec as unknown as HostSpec).fenced;
}

/** Pure. Whether a server may be taken from a dead host: its disk is not lost with the host, or its spec allows that, or an order. */
export function mayBeTaken(
  { self }: Snapshot<ServerSpec>,
  { storage }: Partial<ServerChoices>,
  order: Order | undefined,
): boolean {
  return storage !== undefined || order !== undefined || self.resource.spec.on_host_loss === 'rebuild';
}

/** Pure. The hosts that a server was taken from and on which something of it may be: not those that were seen bare, are gone or given up. */
export function stillAbandoned(
  { self, hosts }: Snapshot<ServerSpec>,
  previous: Partial<ServerChoices>,
): readonly string[] {
  const seen = self.observed as unknown as ServerObserved | null;
  return (previous.abandoned_on ?? []).filter((host_id) => {
    const host = hosts.find((view) => view.resource.id === host_id);
    if (host === undefined || isGivenUp(host)) return false;
    const remains = remainsOn(seen, host_id);
    return remains === null || !isBare(remains);
  });
}
