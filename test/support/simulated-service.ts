import { openFileImages } from './file-images.ts';
import { startNotifications } from '../../reconciler/drivers/postgres/listen.ts';
import { createSimulatedPorts } from '../../reconciler/drivers/simulated/ports.ts';
import type { SimulatedPorts } from '../../reconciler/drivers/simulated/ports.ts';
import { systemClock } from '../../reconciler/drivers/system/clock.ts';
import type { Engine } from '../../reconciler/engine/context.ts';
import { foreseeOrder } from '../../reconciler/engine/foresee.ts';
import { startLoop } from '../../reconciler/engine/loop.ts';
import { watchHosts } from '../../reconciler/engine/watch.ts';
import { KINDS } from '../../reconciler/kinds/index.ts';
import { quotaDefaults, readConfig } from '../../reconciler/config.ts';
import { serverActions } from '../../reconciler/server-actions.ts';
import type { ServerActions } from '../../reconciler/server-actions.ts';
import { createCopies } from '../../reconciler/store/copies.ts';
import { createContents } from '../../reconciler/store/content.ts';
import { createMembers } from '../../reconciler/store/members.ts';
import { findHostConnection } from '../../reconciler/store/hosts.ts';
import { QUEUE_CHANNEL } from '../../reconciler/store/queue.ts';
import { roomMaker } from '../../reconciler/workers/copy-evictor.ts';
import { startTestApi } from './api.ts';
import type { TestApi } from './api.ts';
import { createTestEngine } from './test-engine.ts';

/** The real API and the real engine over one database and a simulated world whose hosts a test can lay hands on. */
export type SimulatedService = {
  readonly api: TestApi;
  readonly byHand: SimulatedPorts['byHand'];
  /** Variables that lead terraform and cairn to the service. */
  readonly environment: { readonly CAIRN_ENDPOINT: string; readonly CAIRN_TOKEN: string };
  readonly stop: () => Promise<void>;
};

/** Effect: starts the service in this process. Hosts are declared with a uri such as `simulated://h1?vcpus=8`. */
export async function startSimulatedService(): Promise<SimulatedService> {
  let actions: ServerActions | undefined;
  const need = (): ServerActions => {
    if (actions === undefined) throw new Error('the hosts are not there yet');
    return actions;
  };
  const api = await startTestApi({
    readConsole: (...asked) => need().readConsole(...asked),
    reboot: (...asked) => need().reboot(...asked),
    foreseeOrder: (id, order) => foreseeOrder(engine, id, order),
  });
  const simulated = createSimulatedPorts({
    seed: 5,
    clock: systemClock,
    findHost: (host_id) => findHostConnection(api.database.db, host_id),
  });
  const contents = createContents(api.database.db, quotaDefaults(readConfig({}, {})));
  const copies = createCopies(api.database.db, roomMaker(api.database.db, systemClock, readConfig({}, {})));
  const images = await openFileImages({ directory: api.images_directory });
  const members = createMembers(api.database.db);
  const ports = { ...simulated, images, contents, copies, members };
  const engine: Engine = createTestEngine(api.database.db, KINDS, { ports });
  actions = serverActions(api.database.db, engine.ports);
  const notifications = startNotifications(api.database.url, [QUEUE_CHANNEL], () => undefined);
  const loop = startLoop(engine, {
    finished: (claim) => {
      if (claim.kind === 'host') watch.refresh();
    },
  });
  const watch = watchHosts(engine, loop.noteHint);
  notifications.subscribe(QUEUE_CHANNEL, loop.wake);
  const { endpoint, token } = api.credentials;
  return {
    api,
    byHand: simulated.byHand,
    environment: { CAIRN_ENDPOINT: endpoint, CAIRN_TOKEN: token },
    stop: async () => {
      await watch.stop();
      await loop.stop(1);
      await notifications.stop();
      await api.close();
    },
  };
}
