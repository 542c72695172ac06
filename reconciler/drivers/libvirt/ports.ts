import type { Clock, Random } from '../../ports/clock.ts';
import type { FindHost, Ports } from '../../ports/ports.ts';
import { createCaptures } from './captures.ts';
import { createConsoles } from './consoles.ts';
import { createHosts } from './hosts.ts';
import { createHypervisor } from './hypervisor.ts';
import { createMoves } from './moves.ts';
import { createNetwork } from './network.ts';
import { createVolumes } from './volumes.ts';

/** The ports that libvirt fulfils, and the way to let go of all hosts. */
export type LibvirtPorts = Pick<
  Ports,
  'hypervisor' | 'network' | 'volumes' | 'captures' | 'consoles' | 'moves'
> & {
  readonly close: () => Promise<void>;
};

/** Effect: hypervisor, network, volumes, captures, consoles and moves over one client; hosts are dialled when first used. */
export function createLibvirtPorts(options: {
  readonly findHost: FindHost;
  readonly clock: Clock;
  readonly random: Random;
}): LibvirtPorts {
  const hosts = createHosts(options.findHost, options.random, options.clock.nowMs);
  return {
    hypervisor: createHypervisor(hosts, options.clock),
    network: createNetwork(hosts),
    volumes: createVolumes(hosts),
    captures: createCaptures(hosts, options.clock),
    consoles: createConsoles(hosts),
    moves: createMoves(hosts, options.clock),
    close: hosts.close,
  };
}
