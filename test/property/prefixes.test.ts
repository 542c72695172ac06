import { expect, test } from 'vitest';
import type { JsonObject } from '../../reconciler/model/json.ts';
import type { SmallCloud } from '../support/kind-objects.ts';
import { flavorSpec, otherDisk, serverSpec, smallCloud } from '../support/kind-objects.ts';
import { checkDestruction, checkRest, checkWorld } from '../support/world-checks.ts';

/** What changes in a cloud with a settled server that boots from a disk and one that boots a kernel. */
type Turn = (small: SmallCloud, servers: readonly [disk: string, kernel: string]) => void | Promise<void>;

const update =
  (which: 0 | 1, spec: (small: SmallCloud) => JsonObject): Turn =>
  (small, servers) =>
    small.cloud.update(servers[which], spec(small));

const turns: readonly (readonly [string, Turn])[] = [
  ['nothing but the creation', () => undefined],
  ['another flavor', update(0, ({ flavors }) => ({ flavor_id: flavors[1] }))],
  ['a larger disk', update(0, ({ flavors }) => ({ flavor_id: flavors[2] }))],
  ['a first disk', update(1, ({ flavors }) => ({ flavor_id: flavors[2] }))],
  ['another kernel command line', update(1, () => ({ kernel_arguments: 'quiet' }))],
  [
    'command line and flavor',
    update(1, ({ flavors }) => ({ kernel_arguments: 'quiet', flavor_id: flavors[1] })),
  ],
  ['another subnet', update(0, ({ subnets }) => ({ nics: { eth0: { subnet_id: subnets[1] } } }))],
  ['no nics', update(0, () => ({ nics: {} }))],
  ['stop', update(0, () => ({ power_state: 'stopped' }))],
  ['stop and rename', update(1, () => ({ power_state: 'stopped', name: 'renamed' }))],
  [
    'another image',
    async (small, [server]) => small.cloud.update(server, { image_id: await otherDisk(small) }),
  ],
  [
    'another image and another while the first is suspended',
    async (small, [server]) => {
      small.cloud.update(server, { power_state: 'suspended' });
      await small.cloud.settle();
      small.cloud.update(server, { image_id: await otherDisk(small), power_state: 'running' });
      await small.cloud.round();
      small.cloud.order(server, 'rebuild');
    },
  ],
  [
    'a disk that the flavor has no more goes with a rebuild',
    async ({ cloud, flavors }, [, server]) => {
      cloud.update(server, { flavor_id: flavors[2] });
      await cloud.settle();
      cloud.update(server, { flavor_id: flavors[0] });
      cloud.order(server, 'rebuild');
    },
  ],
  [
    'rescue, with another rescue image, and back',
    async (small, [server]) => {
      const { cloud, disk } = small;
      cloud.update(server, { rescue_image_id: disk });
      await cloud.round();
      cloud.update(server, { rescue_image_id: await otherDisk(small) });
      await cloud.settle();
      cloud.update(server, { rescue_image_id: undefined } as unknown as JsonObject);
    },
  ],
  [
    'rescue and move at once',
    async (small, [server]) =>
      small.cloud.update(server, { rescue_image_id: await otherDisk(small), host_id: small.hosts[1] }),
  ],
  [
    'shelve, and run again when others took the room',
    async (small, [server]) => {
      const { cloud, project, kernel, hosts } = small;
      cloud.update(server, { power_state: 'shelved', host_id: undefined } as unknown as JsonObject);
      await cloud.settle();
      const flavor_id = cloud.add(
        'flavor',
        flavorSpec({ name: 'whole', vcpus: 1, memory_mib: 8192 - 256, disk_gib: 0 }),
      );
      const base = {
        project_id: project,
        kernel_id: kernel,
        kernel_arguments: '',
        host_id: hosts[0],
        flavor_id,
      };
      cloud.add('server', serverSpec({ ...base, name: 'big' }));
      await cloud.settle();
      cloud.update(server, { power_state: 'running' });
    },
  ],
  ['an ordered rebuild', ({ cloud }, [server]) => cloud.order(server, 'rebuild')],
  [
    'suspend and another nic',
    update(0, ({ subnets }) => ({
      power_state: 'suspended',
      nics: { eth0: { subnet_id: subnets[0] }, eth1: { subnet_id: subnets[0] } },
    })),
  ],
  [
    'pause with another flavor',
    update(0, ({ flavors }) => ({ power_state: 'paused', flavor_id: flavors[2] })),
  ],
  ['delete', ({ cloud }, servers) => cloud.remove(servers[0])],
  ['delete both', ({ cloud }, servers) => servers.forEach((id) => cloud.remove(id))],
  [
    'another host and flavor',
    update(0, ({ hosts, flavors }) => ({ host_id: hosts[1], flavor_id: flavors[2] })),
  ],
  ['power cut', ({ cloud }) => cloud.ports.byHand.powerCycle('kvm1')],
  [
    'undefined while it runs, with another command line',
    (small, servers) => {
      small.cloud.ports.byHand.undefine('kvm1', servers[1]);
      small.cloud.update(servers[1], { kernel_arguments: 'quiet' });
    },
  ],
];

async function settledPair(): Promise<readonly [SmallCloud, readonly [string, string]]> {
  const small = await smallCloud();
  const { cloud, project, flavors, disk, kernel, ramdisk, subnets, hosts } = small;
  const base = { project_id: project, flavor_id: flavors[0], host_id: hosts[0] };
  const nics = { eth0: { subnet_id: subnets[0] } };
  const first = cloud.add('server', serverSpec({ ...base, name: 'first', image_id: disk, nics }));
  const boot = { kernel_id: kernel, ramdisk_id: ramdisk, kernel_arguments: 'console=ttyS0' };
  const second = cloud.add('server', serverSpec({ ...base, name: 'second', ...boot, nics }));
  return [small, [first, second]];
}

function diskImages({ cloud }: SmallCloud): readonly string[] {
  const all = [...cloud.entries.values()].map(({ resource }) => resource);
  return all
    .filter(({ kind, spec }) => kind === 'image' && spec['disk_format'] === 'qcow2')
    .map(({ id }) => id);
}

/** Effect: the turn, with the operation of this number stopped before it is done, or done with its answer lost. Gives how many operations were begun. */
async function trouble(turn: Turn, at: number, kind: 'crash' | 'lost reply'): Promise<number> {
  const [small, servers] = await settledPair();
  const { cloud } = small;
  // The creation is a turn of its own: the first one.
  if (turn !== turns[0]?.[1]) await cloud.settle();
  await turn(small, servers);
  let begun = 0;
  cloud.watcher = (operation, pass) => {
    checkDestruction(small, operation, pass);
    begun += 1;
    if (begun !== at) return true;
    if (kind === 'crash') return false;
    cloud.ports.setFaults({ lose_reply: 1 });
    return true;
  };
  const rounds = 10;
  for (let round = 0; round < rounds; round += 1) {
    await cloud.round();
    cloud.ports.setFaults({});
    // When no server is left, what they used goes too.
    const used = [...diskImages(small), ...small.subnets].filter((id) => cloud.entries.has(id));
    if (!servers.some((id) => cloud.entries.has(id))) used.forEach((id) => cloud.remove(id));
  }
  const { passes } = await cloud.settle(6);
  for (const pass of passes) checkRest(pass);
  checkWorld(small, passes);
  return begun;
}

test.each(turns)(
  '%s: stopped before any operation, or any answer lost, it ends as asked',
  async (_name, turn) => {
    const operations = await trouble(turn, 0, 'crash');
    expect(operations).toBeGreaterThan(0);
    for (let at = 1; at <= operations; at += 1) {
      await trouble(turn, at, 'crash');
      await trouble(turn, at, 'lost reply');
    }
  },
);
