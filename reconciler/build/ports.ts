import { join } from 'node:path';
import { quotaDefaults } from '../config.ts';
import type { Settings } from '../config.ts';
import { createFetch } from '../drivers/fetch/fetch.ts';
import type { FetchLimits } from '../drivers/fetch/limits.ts';
import { createHashThreads } from '../drivers/files/hashing/threads.ts';
import { createLibvirtPorts } from '../drivers/libvirt/ports.ts';
import { openStores } from '../drivers/open-stores.ts';
import { createConverter } from '../drivers/qemu-img/converter.ts';
import { createSimulatedPorts } from '../drivers/simulated/ports.ts';
import { systemClock, systemRandom } from '../drivers/system/clock.ts';
import { imageStores } from '../model/image-stores.ts';
import { GIB } from '../model/units.ts';
import type { Hashing } from '../ports/hashing.ts';
import type { Ports } from '../ports/ports.ts';
import { createContents } from '../store/content.ts';
import { guardRemovals } from '../store/content-removal.ts';
import { createCopies } from '../store/copies.ts';
import type { Database } from '../store/database.ts';
import { createHostCache } from '../store/host-cache.ts';
import type { HostCache } from '../store/host-cache.ts';
import { findHostConnection } from '../store/hosts.ts';
import { createMembers } from '../store/members.ts';
import { roomMaker } from '../workers/copy-evictor.ts';
import type { Cleanup } from './cleanup.ts';

const SIMULATED_SEED = 1;

/** The ports over their drivers, and what else of them the service needs. */
export type OpenPorts = {
  readonly ports: Ports;
  readonly hashing: Hashing;
  readonly host_cache: HostCache;
  readonly images: ReturnType<typeof guardRemovals>;
};

/** Effect: opens the drivers that the settings name; their end goes to `cleanup`. Throws CairnError when one cannot start. */
export async function openPorts(
  settings: Settings,
  { database, engine_database }: { readonly database: Database; readonly engine_database: Database },
  cleanup: Cleanup,
): Promise<OpenPorts> {
  const clock = systemClock;
  const host_cache = createHostCache((host_id) => findHostConnection(database, host_id), clock.nowMs);
  const findHost = host_cache.find;
  const hashing = createHashThreads();
  const stores = await openStores(imageStores(settings.image_stores, settings.data_directory), hashing);
  const images = guardRemovals(stores, database);
  const hosts =
    settings.driver === 'simulated'
      ? { ...createSimulatedPorts({ seed: SIMULATED_SEED, findHost, clock }), close: () => Promise.resolve() }
      : createLibvirtPorts({ findHost, clock, random: systemRandom });
  cleanup.push(hosts.close);
  const { hypervisor, network, volumes, captures, consoles, moves } = hosts;
  const members = createMembers(engine_database);
  const contents = createContents(engine_database, quotaDefaults(settings));
  const converter = await createConverter({ directory: join(settings.data_directory, 'conversions') });
  const copies = createCopies(engine_database, roomMaker(engine_database, clock, settings));
  const ports: Ports = {
    hypervisor,
    network,
    volumes,
    captures,
    consoles,
    moves,
    images,
    contents,
    converter,
    copies,
    fetch: createFetch(fetchLimits(settings)),
    members,
    clock,
    random: systemRandom,
  };
  return { ports, hashing, host_cache, images };
}

function fetchLimits(settings: Settings): FetchLimits {
  return {
    schemes: settings.image_source_schemes,
    allowed_hosts: settings.image_source_allowed_hosts,
    allow_private: settings.image_source_allow_private,
    max_bytes: settings.image_source_max_gib * GIB,
    stall_ms: settings.image_source_stall_seconds * 1000,
  };
}
