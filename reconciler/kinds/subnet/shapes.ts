import type { HeldHost } from '../../model/held-hosts.ts';
import type { HostParts } from '../../model/host-parts.ts';
import type { NetworkDefinition, NetworkView, PortReservation } from '../../ports/network.ts';

/** Everything decided once and stored. */
export type SubnetChoices = {
  /** Hosts that have the subnet's network: those where a server ever used it, until the subnet is deleted. */
  readonly host_ids: readonly string[];
  readonly bridge: string;
  readonly gateway: string;
};

/** A host that should have the subnet's network, with the reservations of the servers on it. */
export type SubnetHost = HeldHost & {
  readonly ports: readonly PortReservation[];
};

/** What should be: the same network on every host of the list, or on none when deleting. */
export type SubnetDesired = {
  readonly subnet_id: string;
  readonly deleting: boolean;
  readonly definition: Omit<NetworkDefinition, 'ports'>;
  readonly hosts: readonly SubnetHost[];
};

/** What is there, host by host. */
export type SubnetObserved = { readonly hosts: HostParts<NetworkView> };

/** How the reservations on a host should change. */
export type PortChanges = {
  /** New ones, and those that another one with the same MAC address gives way to. */
  readonly add: readonly PortReservation[];
  readonly remove_macs: readonly string[];
};
