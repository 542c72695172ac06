import { expect, test } from 'vitest';
import { unseen } from '../../reconciler/kinds/server/evacuation.ts';
import { hostSpec, serverSpec, smallCloud } from '../support/kind-objects.ts';
import type { SmallCloud } from '../support/kind-objects.ts';
import { checkDestruction, checkRest, checkWorld } from '../support/world-checks.ts';
import type { SpecOf } from '../../schemas/generated/types.ts';

/** Effect: servers on the first host, with a disk, but for what is said of each. */
function addServers(
  { cloud, project, flavors, disk, subnets }: SmallCloud,
  all: Readonly<Record<string, Partial<SpecOf['server']>>>,
): Readonly<Record<string, string>> {
  const nics = { eth0: { subnet_id: subnets[0] } };
  const common = { project_id: project, flavor_id: flavors[0], image_id: disk, nics };
  return Object.fromEntries(
    Object.entries(all).map(([name, spec]) => [
      name,
      cloud.add('server', serverSpec({ name, ...common, ...spec })),
    ]),
  );
}

/** Effect: a cloud whose servers are settled on its first host. */
async function filledHost(
  all: Readonly<Record<string, Partial<SpecOf['server']>>>,
): Promise<{ small: SmallCloud; ids: Readonly<Record<string, string>> }> {
  const small = await smallCloud();
  const { cloud, hosts } = small;
  cloud.update(hosts[1], { enabled: false });
  const ids = addServers(small, all);
  await cloud.settle();
  cloud.update(hosts[1], { enabled: true });
  await cloud.settle();
  cloud.watcher = (operation, pass) => {
    checkDestruction(small, operation, pass);
    const leaving = cloud.allocations.filter(
      ({ slot, host_id }) => slot === 'leaving' && host_id === hosts[0],
    );
    expect(leaving.length).toBeLessThanOrEqual(2);
    return true;
  };
  return { small, ids };
}

const drained = ({ cloud, hosts }: SmallCloud): string =>
  cloud
    .entry(hosts[0])
    .told.map(({ status, reason, message }) => `${status} ${reason}: ${message}`)
    .join();

const hostOf = ({ cloud }: SmallCloud, id: string | undefined): unknown =>
  cloud.entry(id ?? '').status['placed_host_id'];

test('a host that is drained becomes empty, two servers at a time, but for those that may not move; each says why it is there', async () => {
  const { small, ids } = await filledHost({
    live1: {},
    live2: {},
    live3: {},
    cold: { migration_policy: 'cold' },
    stopped: { power_state: 'stopped' },
    never: { migration_policy: 'never' },
  });
  const { cloud, hosts } = small;
  cloud.update(ids['never'] ?? '', { description: 'stays' });
  cloud.update(hosts[0], { drain: true });
  const running = new Set<string>();
  const before = cloud.watcher;
  cloud.watcher = (operation, pass) => {
    if (operation.name === 'stop_domain') running.add(pass.id);
    return before(operation, pass);
  };
  await cloud.round();
  expect(drained(small)).toMatch(/^False ServersLeft: 6 servers are left: /);
  const { passes } = await cloud.settle(40);
  for (const pass of passes) checkRest(pass);
  checkWorld(small, passes);

  for (const name of ['live1', 'live2', 'live3', 'cold', 'stopped'])
    expect(hostOf(small, ids[name])).toBe(hosts[1]);
  // A guest that moves live is not stopped; one that moves cold is.
  expect([...running]).toEqual([ids['cold']]);
  expect(hostOf(small, ids['never'])).toBe(hosts[0]);
  expect(drained(small)).toBe(
    'False ServersLeft: 1 server is left: 1 not to be moved (migration_policy never) (never).',
  );
  expect(cloud.entry(ids['never'] ?? '').told).toMatchObject([{ type: 'Draining', reason: 'NeverMoves' }]);
  // Whoever waits for the server is not kept waiting.
  expect(cloud.entry(ids['never'] ?? '').observed_generation).toBe(2);

  cloud.update(ids['never'] ?? '', { migration_policy: 'live' });
  await cloud.settle(24);
  expect(drained(small)).toBe('True Empty: No server is left.');
  expect(cloud.ports.byHand.host('kvm1').domains.size).toBe(0);
  cloud.update(hosts[0], { drain: false });
  await cloud.settle();
  expect(cloud.entry(hosts[0]).told).toEqual([]);
  expect(hostOf(small, ids['live1'])).toBe(hosts[1]);
});

test('who finds no other host stays and says what each lacks, and goes when there is one; who is bound to the host stays', async () => {
  const { small, ids } = await filledHost({ free: {}, bound: {} });
  const { cloud, hosts } = small;
  cloud.update(ids['bound'] ?? '', { host_id: hosts[0] });
  cloud.update(hosts[1], { enabled: false, disabled_reason: 'new disks' });
  cloud.update(hosts[0], { drain: true });
  await cloud.settle(24);
  expect(drained(small)).toContain(
    '2 servers are left: 1 without a host to go to (free): The server cannot move from host kvm1.',
  );
  expect(drained(small)).toContain('disabled: new disks');
  expect(drained(small)).toContain('1 bound to this host (host_id) (bound)');

  const third = cloud.add('host', hostSpec('kvm3'));
  await cloud.settle(24);
  expect(hostOf(small, ids['free'])).toBe(third);
  expect(hostOf(small, ids['bound'])).toBe(hosts[0]);
  // Nothing new is placed there.
  const late = addServers(small, { late: {} });
  await cloud.settle(24);
  expect(hostOf(small, late['late'])).toBe(third);
});

test('a host that does not answer keeps its servers, and who is on the way arrives when the draining is ended', async () => {
  const { small, ids } = await filledHost({ one: {}, two: {} });
  const { cloud, hosts } = small;
  cloud.ports.byHand.setReachable('kvm1', false);
  await cloud.round();
  cloud.update(hosts[0], { drain: true });
  for (let round = 0; round < 3; round += 1) await cloud.round();
  expect(cloud.ports.byHand.host('kvm2').domains.size).toBe(0);
  expect(cloud.allocations.filter(({ slot }) => slot === 'leaving')).toEqual([]);

  cloud.ports.byHand.setReachable('kvm1', true);
  await cloud.round();
  await cloud.round();
  cloud.update(hosts[0], { drain: false });
  const { passes } = await cloud.settle(24);
  for (const pass of passes) checkRest(pass);
  checkWorld(small, passes);
  for (const id of Object.values(ids)) expect(cloud.entry(id).status['state']).toBe('ACTIVE');
});

test('another zone moves a server there; a host that changes its zone moves nobody', async () => {
  const { small, ids } = await filledHost({ free: {}, zoned: { availability_zone: 'nova' } });
  const { cloud, hosts } = small;
  const aggregate = (name: string, host_id: string): string =>
    cloud.add('aggregate', { name, availability_zone: name, host_ids: [host_id], properties: {} });
  const west = aggregate('west', hosts[1]);
  const east = aggregate('east', hosts[0]);
  await cloud.settle();
  // Their host is in another zone than at first: whoever asked for nova stays, and is as asked.
  expect(hostOf(small, ids['zoned'])).toBe(hosts[0]);

  for (const id of Object.values(ids)) cloud.update(id, { availability_zone: 'west' });
  const { passes } = await cloud.settle(24);
  for (const pass of passes) checkRest(pass);
  checkWorld(small, passes);
  for (const id of Object.values(ids)) {
    expect(hostOf(small, id)).toBe(hosts[1]);
    expect(cloud.entry(id).observed_generation).toBe(2);
  }
  // One that is there already stays, and so does one that asks for none.
  cloud.update(west, { availability_zone: 'north' });
  cloud.update(ids['free'] ?? '', { availability_zone: 'north' });
  cloud.update(ids['zoned'] ?? '', { availability_zone: undefined });
  await cloud.settle(24);
  for (const id of Object.values(ids)) expect(hostOf(small, id)).toBe(hosts[1]);
  // A zone without room is said, and the guest goes on.
  cloud.update(east, { availability_zone: 'south' });
  cloud.update(ids['free'] ?? '', { availability_zone: 'nowhere' });
  const [last] = (await cloud.round()).filter(({ id }) => id === ids['free']);
  expect(last?.blocked?.message).toContain('The server cannot move from host kvm2.');
  expect(cloud.ports.byHand.domain('kvm2', ids['free'] ?? '')?.state).toBe('running');
});

test('a host that does not answer says so and what to do, and its servers what becomes of them', async () => {
  const { small, ids } = await filledHost({ waits: {}, taken: { on_host_loss: 'rebuild' } });
  const { cloud, hosts } = small;
  cloud.ports.byHand.setReachable('kvm1', false);
  await cloud.round();
  expect(cloud.entry(hosts[0]).told).toMatchObject([
    {
      type: 'Reachable',
      status: 'False',
      reason: 'HostDown',
      message: expect.stringContaining('cairn host fence kvm1') as string,
    },
  ]);
  const said = (name: string): string | null => unseen(cloud.snapshot(ids[name] ?? '') as never);
  expect(said('waits')).toMatch(/^It waits for its host \(on_host_loss is wait\)\. Once somebody vouches/);
  expect(said('taken')).toContain(
    'It is made anew elsewhere once somebody vouches that host kvm1 is dead (fenced = true)',
  );
  cloud.update(hosts[0], { fenced: true });
  await cloud.round();
  expect(cloud.entry(hosts[0]).told).toMatchObject([{ reason: 'Fenced' }]);
  expect(said('waits')).toMatch(/^It waits for its host \(on_host_loss is wait\)\. To have it made anew/);
  cloud.ports.byHand.setReachable('kvm1', true);
  await cloud.round();
  expect(cloud.entry(hosts[0]).told).toEqual([]);
  expect(said('waits')).toBeNull();
});
