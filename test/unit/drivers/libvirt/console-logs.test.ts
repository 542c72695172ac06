import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startFakeServer } from '../../../../reconciler/drivers/libvirt/fake/server.ts';
import { createLibvirtPorts } from '../../../../reconciler/drivers/libvirt/ports.ts';
import { systemClock, systemRandom } from '../../../../reconciler/drivers/system/clock.ts';
import { plainHost } from '../../../support/plain-host.ts';

const ID = '1c8a7a52-0d3e-4f0b-9a31-8d2c1f3f9a10';

test('what a daemon moved aside of a console log goes with the log', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'logs-'));
  const server = await startFakeServer({ socket_path: join(directory, 'f.sock') });
  const ports = createLibvirtPorts({
    clock: systemClock,
    random: systemRandom,
    findHost: (host_id) => Promise.resolve(plainHost(host_id, server.uri)),
  });
  const signal = AbortSignal.timeout(20_000);
  const log = `cairn-server-${ID}-console`;
  const others = [`cairn-server-${ID}-seed`, `cairn-server-${ID}-seed.0`];
  try {
    for (const name of [log, `${log}.0`, `${log}.1`, `${log}.2`, ...others])
      await ports.volumes.createEmpty('h', name, 1024, signal);
    for (const name of [log, `cairn-server-${ID}-seed`]) await ports.volumes.remove('h', name, signal);
    const left = [...server.host.pools.values()].flatMap((pool) => [...pool.volumes.keys()]);
    expect(left).toEqual([`cairn-server-${ID}-seed.0`]);
  } finally {
    await ports.close();
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  }
});
