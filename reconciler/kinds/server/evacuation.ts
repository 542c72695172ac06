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

/** Pure. What becomes of a server whose host does not answer; null while it does. */
export function unseen({ self, hosts }: Snapshot<ServerSpec>): string | null {
  const { host_id, storage } = self.choices as unknown as Partial<ServerChoices>;
  const host = hosts.find((view) => view.resource.id === host_id);
  if (host === undefined || self.resource.deletion_requested_at !== null) return null;
  if (!host.lost && host.status['state'] === 'up') return null;
  const { name } = host.resource;
  const { on_host_loss } = self.resource.spec;
  const is_fenced = isFenced(host);
  const comes =
    storage === undefined ? 'is made anew elsewhere' : 'runs elsewhere with its disk, which hosts share,';
  if (storage !== undefined || on_host_loss === 'rebuild') {
    return is_fenced
      ? `It ${comes} when a host has room.`
      : `It ${comes} once somebody vouches that host ${name} is dead (fenced = true).`;
  }
  const first = is_fenced ? 'To' : `Once somebody vouches that host ${name} is dead (fenced = true), to`;
  return `It waits for its host (on_host_loss is wait). ${first} have it made anew elsewhere, set on_host_loss to rebuild, or order its evacuation.`;
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
