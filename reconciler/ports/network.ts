/** A DHCP reservation. */
export type PortReservation = {
  readonly mac: string;
  readonly address: string;
  /** DNS label that DHCP tells the guest and DNS answers. */
  readonly hostname: string;
};

/** One subnet on one host. */
export type NetworkDefinition = {
  /** UUID of the libvirt network = id of the subnet. */
  readonly id: string;
  readonly generation: number;
  /** Name of the libvirt network; never changes. */
  readonly name: string;
  /** Bridge on the host, at most 15 characters; chosen once. */
  readonly bridge: string;
  readonly mode: 'nat' | 'route' | 'isolated';
  readonly mtu: number;
  readonly dns_domain: string | null;
  readonly cidr: string;
  readonly gateway: string;
  readonly dns_servers: readonly string[];
  readonly ports: readonly PortReservation[];
};

/** A network as seen on a host. */
export type NetworkView = Omit<NetworkDefinition, 'generation'> & {
  /** Null when the network does not carry Cairn's mark. */
  readonly marked_generation: number | null;
  readonly active: boolean;
  readonly autostart: boolean;
};

/** A lease that the host's DHCP server gave. */
export type Lease = { readonly mac: string; readonly address: string; readonly hostname: string | null };

/**
 * Gives guests layer 2 and addresses on one host. Same errors and idempotence as Hypervisor; never touches a network
 * that does not carry the mark. DHCP serves reservations only: an unreserved guest gets no address.
 */
export type Network = {
  /** Null when there is no such network. */
  readonly get: (host_id: string, id: string, signal: AbortSignal) => Promise<NetworkView | null>;
  /** Networks that carry the mark. */
  readonly list: (host_id: string, signal: AbortSignal) => Promise<readonly NetworkView[]>;
  /** Defines, starts and autostarts; a running network whose definition differs beyond its ports is restarted (guests are plugged in again by the driver). */
  readonly define: (host_id: string, definition: NetworkDefinition, signal: AbortSignal) => Promise<void>;
  /** Makes the reservations be exactly these, live, without restarting the network. */
  readonly setPorts: (
    host_id: string,
    id: string,
    ports: readonly PortReservation[],
    signal: AbortSignal,
  ) => Promise<void>;
  /** Stops and undefines. Nothing to do when absent. */
  readonly remove: (host_id: string, id: string, signal: AbortSignal) => Promise<void>;
  readonly listLeases: (host_id: string, id: string, signal: AbortSignal) => Promise<readonly Lease[]>;
};
