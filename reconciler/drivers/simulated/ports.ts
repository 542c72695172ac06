import type { Clock, Random } from '../../ports/clock.ts';
import type { FindHost, Ports } from '../../ports/ports.ts';
import type { ByHand } from './by-hand.ts';
import { createByHand } from './by-hand.ts';
import { createSimulatedCaptures } from './captures.ts';
import { createSimulatedClock } from './clock.ts';
import type { Faults } from './faults.ts';
import { NO_FAULTS } from './faults.ts';
import { createSimulatedConsoles } from './consoles.ts';
import { createSimulatedCopies } from './copies.ts';
import { createSimulatedContents } from './contents.ts';
import type { SimulatedContents } from './contents.ts';
import { createSimulatedConverter } from './converter.ts';
import { createSimulatedFetch } from './fetch.ts';
import type { SimulatedFetch } from './fetch.ts';
import { createSimulatedHypervisor } from './hypervisor.ts';
import { createSimulatedImages } from './images.ts';
import { createSimulatedMembers } from './members.ts';
import type { SimulatedMembers } from './members.ts';
import { createSimulatedMoves } from './moves.ts';
import { createSimulatedNetwork } from './network.ts';
import { createSimulatedRandom } from './random.ts';
import { createSimulatedVolumes } from './volumes.ts';
import type { World } from './world.ts';
import { createWorld } from './world.ts';

/** Ports over a simulated world, and the handles that tests and demonstrations have on it. */
export type SimulatedPorts = Ports & {
  readonly members: SimulatedMembers;
  readonly contents: SimulatedContents;
  readonly fetch: SimulatedFetch;
  readonly world: World;
  readonly byHand: ByHand;
  /** Effect: what goes wrong from now on; fields left out are without fault. */
  readonly setFaults: (faults: Partial<Faults>) => void;
};

/**
 * Pure. Ports over an empty world in memory: hosts are those whose URI is simulated://name?vcpus=64&memory_mib=262144&disk_gib=4096,
 * made when first asked for and kept as long as the process lives. The same seed and calls give the same history. Clock and random
 * are simulated ones unless given.
 */
export function createSimulatedPorts(options: {
  readonly seed: number;
  readonly findHost: FindHost;
  readonly clock?: Clock;
  readonly random?: Random;
}): SimulatedPorts {
  const clock = options.clock ?? createSimulatedClock();
  const random = options.random ?? createSimulatedRandom(options.seed);
  // Faults have chance of their own, so that what the engine draws does not change them.
  const world = createWorld({
    findHost: options.findHost,
    clock,
    random: createSimulatedRandom(options.seed + 1),
  });
  return {
    hypervisor: createSimulatedHypervisor(world, options.findHost),
    network: createSimulatedNetwork(world),
    volumes: createSimulatedVolumes(world),
    captures: createSimulatedCaptures(world),
    consoles: createSimulatedConsoles(world),
    moves: createSimulatedMoves(world),
    images: createSimulatedImages(world),
    contents: createSimulatedContents(),
    converter: createSimulatedConverter(world),
    copies: createSimulatedCopies(),
    fetch: createSimulatedFetch(world),
    members: createSimulatedMembers(),
    clock,
    random,
    world,
    byHand: createByHand(world),
    setFaults: (faults) => {
      world.faults = { ...NO_FAULTS, ...faults };
    },
  };
}
