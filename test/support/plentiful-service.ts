import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFileImages } from './file-images.ts';
import { createFetch } from '../../reconciler/drivers/fetch/fetch.ts';
import { createSimulatedPorts } from '../../reconciler/drivers/simulated/ports.ts';
import { systemClock, systemRandom } from '../../reconciler/drivers/system/clock.ts';
import { openPool } from '../../reconciler/drivers/postgres/pool.ts';
import { startNotifications } from '../../reconciler/drivers/postgres/listen.ts';
import { startLoop } from '../../reconciler/engine/loop.ts';
import { KINDS } from '../../reconciler/kinds/index.ts';
import { quotaDefaults, readConfig } from '../../reconciler/config.ts';
import { createCopies } from '../../reconciler/store/copies.ts';
import { createContents } from '../../reconciler/store/content.ts';
import { createMembers } from '../../reconciler/store/members.ts';
import { QUEUE_CHANNEL } from '../../reconciler/store/queue.ts';
import { roomMaker } from '../../reconciler/workers/copy-evictor.ts';
import { startTestApi } from './api.ts';
import type { TestApi } from './api.ts';
import { createTestEngine } from './test-engine.ts';

/** The whole service in this process, over simulated hosts that never run out of anything. */
export type PlentifulService = { readonly api: TestApi; readonly stop: () => Promise<void> };

const SIZES = 'vcpus=1000000&memory_mib=1000000000&disk_gib=10000000';

const MACHINE = {
  name: 'machine',
  ca_certificate: null,
  client_certificate: null,
  client_key: null,
  storage_path: '/var/lib/cairn',
  console_address: null,
  migration_address: null,
  shared_storage: null,
  revision: 1,
};

/**
 * Effect: starts API and engine in this process over a database of their own. Whatever URI a host has, a simulated machine of great size,
 * its own, answers; it does not disturb itself by looking at anything again unasked.
 */
export async function startPlentifulService(): Promise<PlentifulService> {
  const directory = await mkdtemp(join(tmpdir(), 'cairn-images-'));
  const images = await openFileImages({ directory });
  const api = await startTestApi({ images });
  const { url } = api.database;
  const database = openPool(url, 40, 'cairn-engine', 'lazy');
  const simulated = createSimulatedPorts({
    seed: 1,
    clock: systemClock,
    random: systemRandom,
    findHost: (host_id) => Promise.resolve({ ...MACHINE, host_id, uri: `simulated://m${host_id}?${SIZES}` }),
  });
  const { hypervisor, network, volumes, captures, moves, converter } = simulated;
  const limits = { schemes: ['http'], allowed_hosts: ['127.0.0.1'], allow_private: false };
  const engine = createTestEngine(database, KINDS, {
    ports: {
      hypervisor,
      network,
      volumes,
      captures,
      moves,
      converter,
      fetch: createFetch({ ...limits, max_bytes: 2 ** 30, stall_ms: 10_000 }),
      images,
      contents: createContents(database, quotaDefaults(readConfig({}, {}))),
      copies: createCopies(database, roomMaker(database, systemClock, readConfig({}, {}))),
      members: createMembers(database),
      clock: systemClock,
      random: systemRandom,
    },
    settings: { concurrency: 24, observe_timeout_seconds: 60 },
  });
  const loop = startLoop(engine);
  const notifications = startNotifications(url, [QUEUE_CHANNEL], () => undefined);
  const unsubscribe = notifications.subscribe(QUEUE_CHANNEL, loop.wake);
  return {
    api,
    stop: async () => {
      unsubscribe();
      await loop.stop(5);
      await notifications.stop();
      await database.destroy();
      await api.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
