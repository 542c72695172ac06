import { expect, test } from 'vitest';
import type { SimulatedCall } from '../../reconciler/drivers/simulated/faults.ts';
import { CairnError } from '../../reconciler/model/error.ts';
import { rootVolumeName } from '../../reconciler/model/names.ts';
import type { SmallCloud } from '../support/kind-objects.ts';
import { otherDisk, serverSpec, smallCloud } from '../support/kind-objects.ts';
import { checkDestruction, checkRest, checkWorld } from '../support/world-checks.ts';

/** What happens around one call of a port. */
type Harm = {
  readonly name: string;
  readonly before?: (small: SmallCloud) => void;
  readonly after?: (small: SmallCloud) => void;
  /** What is over when Cairn has looked at everything so often again. */
  readonly heals?: { readonly rounds: number; readonly by: (small: SmallCloud) => void };
};

const noAnswer = (): never => {
  throw new CairnError('unavailable', 'no answer');
};

const calm = ({ cloud }: SmallCloud): void => cloud.ports.setFaults({});

/** A machine that is off runs nothing; one that evacuation is about stays off. */
const cutOff = (host: string): Harm => ({
  name: `${host} is cut off`,
  after: ({ cloud }) => cloud.ports.byHand.setReachable(host, false),
  heals: {
    rounds: 2,
    by: (small) => {
      calm(small);
      small.cloud.ports.byHand.setReachable(host, true);
    },
  },
});

/** Both at once; the machine is known dead, and comes back long after. */
const dies = (host: 'kvm1' | 'kvm2'): Harm => ({
  name: `Cairn and ${host} die`,
  after: ({ cloud, hosts }) => {
    cloud.ports.byHand.powerCycle(host);
    cloud.ports.byHand.setReachable(host, false);
    cloud.update(hosts[host === 'kvm1' ? 0 : 1], { fenced: true });
    cloud.ports.setFaults({ fail: 1 });
  },
  heals: { rounds: 1, by: calm },
});

const HARMS: readonly Harm[] = [
  {
    name: 'Cairn dies after it',
    // From here on nothing that this life of Cairn does reaches any host.
    after: ({ cloud }) => cloud.ports.setFaults({ fail: 1 }),
    heals: { rounds: 1, by: calm },
  },
  { name: 'its answer is lost', after: noAnswer, heals: { rounds: 1, by: calm } },
  { name: 'it is refused', before: noAnswer, heals: { rounds: 1, by: calm } },
  { name: 'kvm1 loses power', after: ({ cloud }) => cloud.ports.byHand.powerCycle('kvm1') },
  { name: 'kvm2 loses power', after: ({ cloud }) => cloud.ports.byHand.powerCycle('kvm2') },
  cutOff('kvm1'),
  cutOff('kvm2'),
];

/** One server on kvm1 whose guest writes to its disk whenever it runs, and what is done with it. */
type Turn = {
  readonly name: string;
  readonly change: (small: SmallCloud, id: string) => void | Promise<void>;
  /** Whether the disk stays the same one, so that all must be on it that the guest ever wrote. */
  readonly keeps_data: boolean;
  /** Instead of all. */
  readonly harms?: readonly Harm[];
};

const moving =
  (migration_policy: 'live' | 'cold', more: object = {}): Turn['change'] =>
  ({ cloud, hosts, flavors }, id) =>
    cloud.update(id, {
      host_id: hosts[1],
      migration_policy,
      ...('flavor' in more ? { flavor_id: flavors[2] } : {}),
    });

const TURNS: readonly Turn[] = [
  {
    name: 'resize',
    change: ({ cloud, flavors }, id) => cloud.update(id, { flavor_id: flavors[2] }),
    keeps_data: true,
  },
  { name: 'cold migration', change: moving('cold'), keeps_data: true },
  { name: 'live migration', change: moving('live'), keeps_data: true },
  { name: 'cold migration with a resize', change: moving('cold', { flavor: true }), keeps_data: true },
  {
    name: 'live migration that is ended in the middle',
    change: (small, id) => {
      void moving('live')(small, id);
      let looks = 0;
      small.cloud.audit = ({ snapshot }) => {
        if (snapshot.self.resource.id !== id) return;
        looks += 1;
        if (looks === 2) small.cloud.order(id, 'abort_migration');
      };
    },
    keeps_data: true,
  },
  {
    name: 'live migration whose hosts die',
    change: ({ cloud, hosts }, id) => cloud.update(id, { host_id: hosts[1], on_host_loss: 'rebuild' }),
    keeps_data: false,
    harms: [dies('kvm1'), dies('kvm2')],
  },
  {
    name: 'rebuild',
    change: async (small, id) => small.cloud.update(id, { image_id: await otherDisk(small) }),
    keeps_data: false,
  },
  {
    name: 'evacuation',
    change: ({ cloud, hosts }, id) => {
      cloud.update(id, { on_host_loss: 'rebuild' });
      cloud.ports.byHand.powerCycle('kvm1');
      cloud.ports.byHand.setReachable('kvm1', false);
      cloud.update(hosts[0], { fenced: true });
    },
    keeps_data: false,
  },
];

/** What only looks is as good as not called. */
const LOOKS =
  /\.(get|list|inventory|parts|read|stream|isPrepared|watch|find|stat)$|^(images|fetch|contents|converter|captures)/;

/** Effect: the guest writes; gives on how many hosts it runs. */
function live({ cloud }: SmallCloud, id: string, written: Uint8Array[]): number {
  let running = 0;
  for (const host of cloud.ports.world.hosts.values()) {
    if (host.domains.get(id)?.state !== 'running') continue;
    running += 1;
    const root = host.volumes.get(rootVolumeName(id, 0));
    if (root === undefined) continue;
    const piece = Uint8Array.of(written.length % 256);
    written.push(piece);
    host.volumes.set(root.name, { ...root, content: [...root.content, piece] });
  }
  return running;
}

/** Effect: the turn, with harm at the call of this number. Gives how many calls changed something until all was quiet. */
async function trouble(
  { change, keeps_data }: Turn,
  { before, after, heals }: Harm,
  at: number,
): Promise<number> {
  const small = await smallCloud();
  const { cloud, project, flavors, disk, subnets, hosts } = small;
  const spec = { name: 'web', project_id: project, flavor_id: flavors[0], image_id: disk, host_id: hosts[0] };
  const id = cloud.add('server', serverSpec({ ...spec, nics: { eth0: { subnet_id: subnets[0] } } }));
  await cloud.settle();
  cloud.watcher = (operation, pass) => checkDestruction(small, operation, pass);
  const written: Uint8Array[] = [];
  let calls = 0;
  let harmed_round: number | null = null;
  let round = 0;
  const counts = ({ method }: SimulatedCall): boolean => !LOOKS.test(method);
  const look = (call: SimulatedCall): void => {
    if (live(small, id, written) > 1) throw new Error(`the guest runs twice at ${call.method}`);
  };
  const faults = {
    before: (call: SimulatedCall): void => {
      look(call);
      if (!counts(call)) return;
      calls += 1;
      if (calls !== at) return;
      harmed_round = round;
      before?.(small);
    },
    after: (call: SimulatedCall): void => {
      look(call);
      if (counts(call) && calls === at && harmed_round !== null) after?.(small);
    },
  };
  await change(small, id);
  cloud.ports.setFaults(faults);
  for (; round < 7; round += 1) {
    await cloud.round();
    if (heals === undefined || harmed_round === null || round < harmed_round + heals.rounds - 1) continue;
    heals.by(small);
    harmed_round = null;
    at = 0;
    cloud.ports.setFaults(faults);
  }
  // Guests that write are never quiet.
  calm(small);
  for (const host of ['kvm1', 'kvm2']) cloud.ports.byHand.setReachable(host, true);
  for (const host of hosts) cloud.update(host, { fenced: false });
  const { passes } = await cloud.settle(24);
  for (const pass of passes) checkRest(pass);
  checkWorld(small, passes);
  if (!keeps_data) return calls;
  const home = [...cloud.ports.world.hosts.values()].find((host) => host.domains.has(id));
  const left = new Set(home?.volumes.get(rootVolumeName(id, 0))?.content);
  const lost = written.filter((piece) => !left.has(piece)).length;
  if (lost > 0) throw new Error(`${lost} of ${written.length} writes of the guest are lost`);
  return calls;
}

test.each(TURNS)(
  '$name: whatever befalls any call of it, there is one guest, with all that it wrote',
  async (turn) => {
    const calls = await trouble(turn, { name: 'nothing' }, 0);
    expect(calls).toBeGreaterThan(3);
    for (const [index, harm] of (turn.harms ?? HARMS).entries()) {
      // Cairn's death at every second call, every other harm at every sixth.
      const step = turn.harms !== undefined || index === 0 ? 2 : 6;
      for (let at = 1 + (index % step); at <= calls; at += step) {
        await trouble(turn, harm, at).catch((thrown: unknown) => {
          throw new Error(`${harm.name} at call ${at} of ${calls}`, { cause: thrown });
        });
      }
    }
  },
  120_000,
);
