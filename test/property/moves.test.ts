import { expect, test } from 'vitest';
import { consoleVolumeName, rootVolumeName } from '../../reconciler/model/names.ts';
import type { SmallCloud } from '../support/kind-objects.ts';
import { SHARED_STORAGE, serverSpec, smallCloud } from '../support/kind-objects.ts';
import { checkDestruction, checkRest, checkWorld } from '../support/world-checks.ts';

/** What happens to a server in the middle of its move. */
const INCIDENTS: readonly (readonly [string, (small: SmallCloud, id: string) => void])[] = [
  ['Cairn dies', () => undefined],
  ['the move is ended', ({ cloud }, id) => cloud.order(id, 'abort_migration')],
  ['the server is deleted', ({ cloud }, id) => cloud.remove(id)],
  ['the old host loses power', ({ cloud }) => cloud.ports.byHand.powerCycle('kvm1')],
  ['the new host loses power', ({ cloud }) => cloud.ports.byHand.powerCycle('kvm2')],
  [
    'somebody starts the guest on the old host',
    ({ cloud }, id) => cloud.ports.byHand.startIfThere('kvm1', id),
  ],
  ['it is to go back', ({ cloud, hosts }, id) => cloud.update(id, { host_id: hosts[0] })],
  ['it is to be stopped', ({ cloud }, id) => cloud.update(id, { power_state: 'stopped' })],
];

type Policy = 'live' | 'cold';
type Storage = 'local' | 'shared';

/** Effect: a settled server that is about to move. */
async function mover(migration_policy: Policy, storage: Storage): Promise<readonly [SmallCloud, string]> {
  const small = await smallCloud(1, storage);
  const { cloud, project, flavors, disk, subnets, hosts } = small;
  const id = cloud.add(
    'server',
    serverSpec({
      name: 'mover',
      project_id: project,
      flavor_id: flavors[0],
      image_id: disk,
      host_id: hosts[0],
      migration_policy,
      nics: { eth0: { subnet_id: subnets[0] } },
    }),
  );
  await cloud.settle();
  cloud.update(id, { host_id: hosts[1] });
  return [small, id];
}

/** Effect: a move that stops before this operation, then the incident. Gives how many operations were begun until all was quiet. */
async function moveWith(
  policy: Policy,
  storage: Storage,
  at: number,
  incident: (small: SmallCloud, id: string) => void,
): Promise<number> {
  const [small, id] = await mover(policy, storage);
  const { cloud } = small;
  let begun = 0;
  let happened = false;
  cloud.watcher = (operation, pass) => {
    checkDestruction(small, operation, pass);
    begun += 1;
    if (begun !== at) return true;
    incident(small, id);
    happened = true;
    return false;
  };
  const { passes } = await cloud.settle(24);
  if (at > 0) expect(happened).toBe(true);
  for (const pass of passes) checkRest(pass);
  checkWorld(small, passes);
  return begun;
}

test('whatever happens at whatever step of a move, it ends with one guest and nothing left over', async () => {
  const ways = [
    ['live', 'local'],
    ['cold', 'local'],
    ['live', 'shared'],
    ['cold', 'shared'],
  ] as const;
  for (const [turn, [policy, storage]] of ways.entries()) {
    const operations = await moveWith(policy, storage, 0, () => undefined);
    expect(operations).toBeGreaterThan(storage === 'local' ? 4 : 2);
    for (const [index, [_name, incident]] of INCIDENTS.entries()) {
      // Every incident at every third step, so that each step meets a third of them.
      for (let at = 1 + ((index + turn) % 3); at <= operations; at += 3)
        await moveWith(policy, storage, at, incident);
    }
  }
}, 120_000);

test.each(['local', 'shared'] as const)(
  'Cairn dies between any two calls of a migration: the guest is on one host, and goes on from there (%s)',
  async (storage) => {
    let boots = 0;
    for (let at = 1, reached = true; reached; at += 1) {
      const [small, id] = await mover('live', storage);
      const { cloud } = small;
      cloud.watcher = (operation, pass) => checkDestruction(small, operation, pass);
      let calls = 0;
      const dies = ({ method }: { method: string }): void => {
        if (!/^moves\.(?!parts)/.test(method)) return;
        calls += 1;
        // From here on nothing that this life of Cairn does reaches any host.
        if (calls === at) cloud.ports.setFaults({ fail: 1 });
      };
      cloud.ports.setFaults({ after: dies });
      for (let round = 0; round < 6; round += 1) {
        await cloud.round();
        if (calls >= at) cloud.ports.setFaults({});
      }
      reached = calls >= at;
      const { passes } = await cloud.settle(24);
      for (const pass of passes) checkRest(pass);
      checkWorld(small, passes);
      const console = cloud.ports.byHand
        .host('kvm2')
        .volumes.get(consoleVolumeName(id, storage === 'shared' ? 'nfs' : undefined));
      expect(console).toBeDefined();
      boots += (console?.content.length ?? 0) - 1;
      expect(at).toBeLessThan(40);
    }
    // A guest that was killed with half of it here and half there would have been started again.
    expect(boots).toBe(0);
  },
  60_000,
);

test('a server that was moved is on its new host alone, with its address and nothing of it left behind', async () => {
  const small = await smallCloud();
  const { cloud, project, flavors, disk, subnets, hosts } = small;
  const nics = { eth0: { subnet_id: subnets[0] } };
  const id = cloud.add(
    'server',
    serverSpec({
      name: 's',
      project_id: project,
      flavor_id: flavors[0],
      image_id: disk,
      host_id: hosts[0],
      migration_policy: 'cold',
      nics,
    }),
  );
  await cloud.settle();
  const before = cloud.entry(id);
  const [address, mac] = [before.status['addresses'], before.status['mac_addresses']];
  const written = Uint8Array.from([1, 2, 3]);
  const left = cloud.ports.byHand.host('kvm1');
  const root = left.volumes.get(`cairn-server-${id}-root`);
  if (root !== undefined) left.volumes.set(root.name, { ...root, content: [...root.content, written] });
  cloud.update(id, { host_id: hosts[1] });
  await cloud.settle();
  const right = cloud.ports.byHand.host('kvm2');
  expect(right.volumes.get(`cairn-server-${id}-root`)?.content.at(-1)).toEqual(written);
  expect([...left.volumes.keys()].filter((name) => name.includes(id))).toEqual([]);
  expect(cloud.entry(id).status).toMatchObject({
    state: 'ACTIVE',
    placed_host_id: hosts[1],
    addresses: address,
    mac_addresses: mac,
  });
  expect(cloud.allocations.filter((claim) => claim.owner_id === id && claim.host_id !== hosts[1])).toEqual(
    [],
  );
});

test('a server leaves a dead host only when somebody vouches for its death, and what the host still runs is stopped at once', async () => {
  const small = await smallCloud();
  const { cloud, project, flavors, disk, hosts } = small;
  const spec = { project_id: project, flavor_id: flavors[0], image_id: disk, host_id: hosts[0] };
  const add = (name: string, on_host_loss: 'wait' | 'rebuild'): string =>
    cloud.add('server', serverSpec({ ...spec, name, on_host_loss, drift_policy: 'report' }));
  const [taken, waits] = [add('taken', 'rebuild'), add('waits', 'wait')];
  await cloud.settle();
  const { byHand } = cloud.ports;
  byHand.setReachable('kvm1', false);
  for (let round = 0; round < 3; round += 1) await cloud.round();
  expect(byHand.host('kvm2').domains.size).toBe(0);
  cloud.order(waits, 'evacuate');
  await cloud.round();
  expect(cloud.entry(waits).orders).toEqual([]);

  cloud.update(hosts[0], { fenced: true });
  for (let round = 0; round < 6; round += 1) await cloud.round();
  expect(byHand.domain('kvm2', taken)?.state).toBe('running');
  expect(byHand.domain('kvm2', waits)).toBe(null);
  cloud.order(waits, 'evacuate');
  for (let round = 0; round < 6; round += 1) await cloud.round();
  expect(byHand.domain('kvm2', waits)?.state).toBe('running');
  expect(cloud.entry(taken).status).toMatchObject({ state: 'ACTIVE', placed_host_id: hosts[1] });

  // It was only cut off: its guests still run when it is back.
  expect(byHand.domain('kvm1', taken)?.state).toBe('running');
  byHand.setReachable('kvm1', true);
  for (let round = 0; round < 3; round += 1) await cloud.round();
  expect(byHand.host('kvm1').domains.size).toBe(0);
  expect([...byHand.host('kvm1').volumes.keys()].filter((name) => name.includes('server'))).toEqual([]);
  for (const id of [taken, waits]) {
    expect(byHand.domain('kvm2', id)?.state).toBe('running');
    expect(cloud.entry(id).choices['abandoned_on']).toBeUndefined();
  }
  // No longer fenced, it gets back those that are to be on it.
  cloud.update(hosts[0], { fenced: false });
  await cloud.settle(24);
  expect([...byHand.host('kvm1').domains.keys()].sort()).toEqual([taken, waits].sort());
  expect(byHand.host('kvm2').domains.size).toBe(0);
});

test.each(['cold', 'live'] as const)(
  'a server that gets its first disk moves as well (%s)',
  async (migration_policy) => {
    const small = await smallCloud();
    const { cloud, project, flavors, hosts, kernel, ramdisk } = small;
    const [smaller, larger] = flavors;
    const id = cloud.add(
      'server',
      serverSpec({
        name: 'diskless',
        project_id: project,
        flavor_id: smaller,
        kernel_id: kernel,
        ramdisk_id: ramdisk,
        kernel_arguments: 'quiet',
        host_id: hosts[0],
        migration_policy,
      }),
    );
    await cloud.settle();
    cloud.watcher = (operation, pass) => {
      checkDestruction(small, operation, pass);
      return true;
    };
    cloud.update(id, { flavor_id: larger, host_id: hosts[1] });
    const { passes } = await cloud.settle();
    for (const pass of passes) checkRest(pass);
    checkWorld(small, passes);
  },
);

test('a server on shared storage leaves a dead host with its disk, and is never given an empty one where the storage is not mounted', async () => {
  const small = await smallCloud(1, 'shared');
  const { cloud, project, flavors, disk, hosts } = small;
  const { byHand, world } = cloud.ports;
  const spec = { project_id: project, flavor_id: flavors[0], image_id: disk, host_id: hosts[0] };
  const [keeps, goes] = ['keeps', 'goes'].map((name) => cloud.add('server', serverSpec({ ...spec, name })));
  if (keeps === undefined || goes === undefined) throw new Error('no servers');
  await cloud.settle();
  const volumes = world.shared.get('nfs');
  const name = rootVolumeName(keeps, 0, 'nfs');
  const root = volumes?.get(name);
  if (root === undefined) throw new Error('no disk');
  const written = Uint8Array.from([1, 2, 3]);
  volumes?.set(name, { ...root, content: [...root.content, written] });

  byHand.setReachable('kvm1', false);
  byHand.setMounted('kvm2', false);
  cloud.update(hosts[0], { fenced: true });
  for (let round = 0; round < 6; round += 1) await cloud.round();
  expect(cloud.entry(keeps).status['state']).toBe('ERROR');
  expect(byHand.domain('kvm2', keeps)).toBe(null);
  byHand.setMounted('kvm2', true);
  for (let round = 0; round < 3; round += 1) await cloud.round();
  for (const id of [keeps, goes]) expect(byHand.domain('kvm2', id)?.state).toBe('running');
  expect(volumes?.get(name)?.content.at(-1)).toEqual(written);

  // Deleted while its first host is gone: the other one removes what is on the storage.
  cloud.remove(goes);
  for (let round = 0; round < 3; round += 1) await cloud.round();
  expect(cloud.entries.has(goes)).toBe(false);
  expect([...(volumes?.keys() ?? [])].filter((each) => each.includes(goes))).toEqual([]);

  // It was only cut off: its guests go, what is on the storage stays with the server.
  byHand.setReachable('kvm1', true);
  for (let round = 0; round < 4; round += 1) await cloud.round();
  expect(byHand.host('kvm1').domains.size).toBe(0);
  expect(byHand.domain('kvm2', keeps)?.state).toBe('running');
  expect(volumes?.get(name)?.content.at(-1)).toEqual(written);
  cloud.update(hosts[0], { fenced: false });
  const { passes } = await cloud.settle(24);
  for (const pass of passes) checkRest(pass);
  checkWorld(small, passes);
  expect(volumes?.get(name)?.content.at(-1)).toEqual(written);
});

test('a server keeps its disk where it was made, and moves only between hosts that see it', async () => {
  const small = await smallCloud();
  const { cloud, project, flavors, disk, hosts } = small;
  const spec = { project_id: project, flavor_id: flavors[0], image_id: disk, host_id: hosts[0] };
  const local = cloud.add('server', serverSpec({ ...spec, name: 'local' }));
  await cloud.settle();
  cloud.update(hosts[0], SHARED_STORAGE);
  const shared = cloud.add('server', serverSpec({ ...spec, name: 'shared' }));
  await cloud.settle();
  expect([local, shared].map((id) => cloud.entry(id).choices['storage'])).toEqual([undefined, 'nfs']);
  expect(
    [...(cloud.ports.world.shared.get('nfs')?.keys() ?? [])].every((name) => name.includes(shared)),
  ).toBe(true);
  for (const id of [local, shared]) cloud.update(id, { host_id: hosts[1] });
  await cloud.settle(24);
  expect(cloud.ports.byHand.domain('kvm2', local)?.state).toBe('running');
  expect((await cloud.pass(shared)).blocked?.message).toContain('does not see shared storage nfs');
  cloud.update(hosts[1], SHARED_STORAGE);
  const { passes } = await cloud.settle(24);
  for (const pass of passes) checkRest(pass);
  checkWorld(small, passes);
  expect(cloud.ports.byHand.domain('kvm2', shared)?.state).toBe('running');
});
