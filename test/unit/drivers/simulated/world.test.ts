import { expect, test } from 'vitest';
import { createSimulatedClock } from '../../../../reconciler/drivers/simulated/clock.ts';
import type { SimulatedCall } from '../../../../reconciler/drivers/simulated/faults.ts';
import type { SimulatedPorts } from '../../../../reconciler/drivers/simulated/ports.ts';
import { createSimulatedPorts } from '../../../../reconciler/drivers/simulated/ports.ts';
import { createSimulatedRandom } from '../../../../reconciler/drivers/simulated/random.ts';
import { serverSpec, smallCloud } from '../../../support/kind-objects.ts';

const signal = new AbortController().signal;

function portsFor(uri: string, seed = 1): SimulatedPorts {
  return createSimulatedPorts({
    seed,
    findHost: (host_id) =>
      Promise.resolve({
        host_id,
        name: 'h',
        uri,
        ca_certificate: null,
        client_certificate: null,
        client_key: null,
        storage_path: '/srv/cairn',
        console_address: null,
        migration_address: null,
        shared_storage: null,
        revision: 1,
      }),
  });
}

test('a host has the sizes of its URI, and others by default', async () => {
  const sized = portsFor('simulated://big?vcpus=64&memory_mib=262144&disk_gib=4096');
  expect(await sized.hypervisor.inventory('id', signal)).toMatchObject({
    hostname: 'big',
    vcpus: 64,
    memory_mib: 262_144,
    disk_gib: 4096,
  });
  expect(await portsFor('simulated://plain').hypervisor.inventory('id', signal)).toMatchObject({
    hostname: 'plain',
    vcpus: 16,
  });
  await expect(portsFor('qemu:///system').hypervisor.inventory('id', signal)).rejects.toMatchObject({
    code: 'unsupported',
  });
  expect(await sized.volumes.path('id', 'cairn-x')).toBe('/srv/cairn/cairn-x');
});

test('chance is the same for the same seed, spread, and other for another', () => {
  const draw = (seed: number): readonly number[] => {
    const random = createSimulatedRandom(seed);
    return Array.from({ length: 1000 }, () => random.next());
  };
  expect(draw(5)).toEqual(draw(5));
  expect(draw(5)).not.toEqual(draw(6));
  expect(draw(5).every((value) => value >= 0 && value < 1)).toBe(true);
  const mean = draw(5).reduce((sum, value) => sum + value, 0) / 1000;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.05);
});

test('time stands still until it is moved, and wakes sleepers in order', async () => {
  const clock = createSimulatedClock(1000);
  const heard: string[] = [];
  const sleep = async (name: string, ms: number, stop?: AbortSignal): Promise<void> => {
    await clock.sleep(ms, stop);
    heard.push(`${name}@${clock.nowMs()}`);
  };
  const controller = new AbortController();
  void sleep('late', 50);
  void sleep('early', 20);
  void sleep('aborted', 1000, controller.signal);
  // One that sleeps again when it wakes.
  const twice = async (): Promise<void> => {
    await sleep('first', 20);
    await sleep('second', 20);
  };
  void twice();
  await clock.advance(10);
  expect(heard).toEqual([]);
  expect(clock.nextWakeMs()).toBe(1020);
  await clock.advance(35);
  expect(heard).toEqual(['early@1020', 'first@1020', 'second@1040']);
  controller.abort();
  await clock.advance(0);
  expect(heard.at(-1)).toBe('aborted@1045');
  await clock.advance(1000);
  expect(heard.at(-1)).toBe('late@1050');
  expect([clock.nowMs(), clock.nextWakeMs()]).toEqual([2045, null]);
});

test('a call that fails has done nothing, one whose reply is lost has', async () => {
  const ports = portsFor('simulated://h');
  const create = (): Promise<void> => ports.volumes.createEmpty('id', 'cairn-x', 1024, signal);
  const there = async (): Promise<boolean> => (await ports.volumes.get('id', 'cairn-x', signal)) !== null;
  ports.setFaults({ fail: 1 });
  await expect(create()).rejects.toMatchObject({ code: 'unavailable' });
  ports.setFaults({});
  expect(await there()).toBe(false);
  ports.setFaults({ lose_reply: 1, applies: (call) => call.method === 'volumes.createEmpty' });
  await expect(create()).rejects.toMatchObject({ code: 'unavailable' });
  expect(await there()).toBe(true);
});

test('hooks see every call before and after it is done, and may end the caller', async () => {
  const ports = portsFor('simulated://h');
  const seen: string[] = [];
  const note =
    (when: string) =>
    ({ host, method, number }: SimulatedCall): void => {
      seen.push(`${when} ${number} ${method} on ${host}`);
    };
  ports.setFaults({ before: note('before'), after: note('after') });
  await ports.volumes.createEmpty('id', 'cairn-x', 1024, signal);
  expect(seen).toEqual(['before 1 volumes.createEmpty on h', 'after 1 volumes.createEmpty on h']);
  ports.setFaults({
    before: () => {
      throw new Error('the process dies');
    },
  });
  await expect(ports.volumes.remove('id', 'cairn-x', signal)).rejects.toThrow('the process dies');
  ports.setFaults({});
  expect(await ports.volumes.get('id', 'cairn-x', signal)).not.toBe(null);
});

test('a call that is late takes its time by the clock of the world, and can be abandoned', async () => {
  const ports = portsFor('simulated://h');
  const clock = ports.clock as ReturnType<typeof createSimulatedClock>;
  ports.setFaults({ delay_ms: [100, 200] });
  let done = false;
  const call = ports.volumes.list('id', signal).then(() => {
    done = true;
    return done;
  });
  await clock.advance(99);
  expect(done).toBe(false);
  await clock.advance(101);
  expect(await call).toBe(true);
  const controller = new AbortController();
  const abandoned = ports.volumes.createEmpty('id', 'cairn-x', 1, controller.signal);
  await clock.advance(1);
  controller.abort(new Error('deadline'));
  await expect(abandoned).rejects.toThrow('deadline');
  ports.setFaults({});
  expect(await ports.volumes.get('id', 'cairn-x', signal)).toBe(null);
});

test('the same seed and calls give the same history', async () => {
  const history = async (): Promise<string> => {
    const small = await smallCloud(42);
    const { cloud, project, flavors, disk, subnets } = small;
    for (const name of ['a', 'b', 'c']) {
      const nics = { eth0: { subnet_id: subnets[0] } };
      cloud.add(
        'server',
        serverSpec({ name, project_id: project, flavor_id: flavors[0], image_id: disk, nics }),
      );
    }
    const calls: string[] = [];
    cloud.ports.setFaults({ fail: 0.2, lose_reply: 0.2, before: ({ method }) => void calls.push(method) });
    for (let round = 0; round < 5; round += 1) await cloud.round();
    return JSON.stringify([calls, [...cloud.entries], cloud.allocations]);
  };
  expect(await history()).toBe(await history());
});

test('a guest that ignores the request to shut down is powered off after the grace', async () => {
  const { cloud, project, flavors, disk } = await smallCloud();
  const id = cloud.add(
    'server',
    serverSpec({ name: 's', project_id: project, flavor_id: flavors[0], image_id: disk }),
  );
  await cloud.settle();
  const { byHand, hypervisor, clock } = cloud.ports;
  const advance = (clock as ReturnType<typeof createSimulatedClock>).advance;
  const host_id = (cloud.entry(id).choices as { host_id: string }).host_id;
  byHand.setStubborn('kvm1', id, true);
  const stopped = hypervisor.shutDown(host_id, id, 30, signal);
  await advance(29_000);
  expect(byHand.domain('kvm1', id)?.state).toBe('running');
  await advance(1000);
  await stopped;
  expect(byHand.domain('kvm1', id)?.state).toBe('stopped');
});

test('a full disk is unavailable, and says whose and how much is missing', async () => {
  const ports = portsFor('simulated://tiny?disk_gib=0');
  await expect(ports.volumes.createEmpty('id', 'cairn-x', 1024, signal)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining("disk of host 'tiny' is full: 196928 bytes") as string,
  });
});

test('a host that was cut off tells its listeners to look again', async () => {
  const ports = portsFor('simulated://h');
  await ports.hypervisor.inventory('id', signal);
  const heard: string[] = [];
  const stop = ports.hypervisor.watch('id', {
    hint: ({ event }) => void heard.push(event),
    resync: () => void heard.push('resync'),
  });
  await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
  ports.byHand.setReachable('h', false);
  await expect(ports.hypervisor.list('id', signal)).rejects.toMatchObject({ code: 'unavailable' });
  ports.byHand.setReachable('h', true);
  await new Promise((resolve) => setImmediate(resolve));
  expect(heard).toEqual(['resync']);
  stop();
  ports.byHand.powerCycle('h');
  await new Promise((resolve) => setImmediate(resolve));
  expect(heard).toEqual(['resync']);
});
