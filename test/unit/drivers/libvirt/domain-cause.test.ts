import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { breakDisks, crashGuest } from '../../../../reconciler/drivers/libvirt/fake/domain-handlers.ts';
import { startFakeServer } from '../../../../reconciler/drivers/libvirt/fake/server.ts';
import { createLibvirtPorts } from '../../../../reconciler/drivers/libvirt/ports.ts';
import { systemClock, systemRandom } from '../../../../reconciler/drivers/system/clock.ts';
import { plainHost } from '../../../support/plain-host.ts';

const ID = '1c8a7a52-0d3e-4f0b-9a31-8d2c1f3f9a10';

test('why a guest stands still or is off is what its host tells', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'cause-'));
  const server = await startFakeServer({ socket_path: join(directory, 'f.sock') });
  const ports = createLibvirtPorts({
    clock: systemClock,
    random: systemRandom,
    findHost: (host_id) => Promise.resolve(plainHost(host_id, server.uri)),
  });
  const signal = AbortSignal.timeout(20_000);
  const { hypervisor } = ports;
  const look = async () => {
    const seen = await hypervisor.get('h', ID, signal);
    return [seen?.state, seen?.cause];
  };
  try {
    await hypervisor.define(
      'h',
      {
        id: ID,
        generation: 1,
        name: `cairn-${ID}`,
        title: 't',
        accelerator: 'tcg',
        vcpus: 1,
        memory_mib: 64,
        disks: [],
        nics: [],
        kernel: null,
        console_volume: `cairn-server-${ID}-console`,
      },
      signal,
    );
    await hypervisor.start('h', ID, signal);
    expect(await look()).toEqual(['running', undefined]);
    await hypervisor.pause('h', ID, signal);
    expect(await look()).toEqual(['paused', undefined]);
    await hypervisor.start('h', ID, signal);
    breakDisks(server.host, ID, [
      { disk: 'vdb', error: 1 },
      { disk: 'vda', error: 2 },
    ]);
    expect(await look()).toEqual(['paused', { what: 'disk_full', disks: ['vda', 'vdb'] }]);
    breakDisks(server.host, ID, [{ disk: 'vda', error: 1 }]);
    expect(await look()).toEqual(['paused', { what: 'disk_error', disks: ['vda'] }]);
    breakDisks(server.host, ID, []);
    await hypervisor.start('h', ID, signal);
    expect(await look()).toEqual(['running', undefined]);
    crashGuest(server.host, ID);
    expect(await look()).toEqual(['stopped', { what: 'crashed', disks: [] }]);
    await hypervisor.start('h', ID, signal);
    await hypervisor.shutDown('h', ID, 5, signal);
    expect(await look()).toEqual(['stopped', { what: 'shut_down', disks: [] }]);
    await hypervisor.start('h', ID, signal);
    await hypervisor.shutDown('h', ID, 0, signal);
    expect(await look()).toEqual(['stopped', undefined]);
  } finally {
    await ports.close();
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  }
});
