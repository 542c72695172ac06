import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SpecOf } from '../../../schemas/generated/types.ts';
import { CairnError } from '../../../reconciler/model/error.ts';
import type { ErrorCode } from '../../../reconciler/model/error.ts';
import { hostSpec, serverSpec, smallCloud } from '../../support/kind-objects.ts';
import type { SmallCloud } from '../../support/kind-objects.ts';
import { checkDecision, checkDestruction, checkRest, checkWorld } from '../../support/world-checks.ts';

function add(small: SmallCloud, spec: Partial<SpecOf['server']> = {}): string {
  const { cloud, project, flavors, disk, subnets } = small;
  const nics = { eth0: { subnet_id: subnets[0] } };
  const common = { name: 's', project_id: project, flavor_id: flavors[2], image_id: disk, nics };
  return cloud.add('server', serverSpec({ ...common, ...spec }));
}

/** Hosts that fail these calls, each by this error. */
function breaks(
  small: SmallCloud,
  hosts: readonly string[],
  code: ErrorCode,
  method = 'hypervisor.start',
): void {
  small.cloud.ports.setFaults({
    before: (call) => {
      if (!hosts.includes(call.host) || call.method !== method) return;
      throw new CairnError(code, `Host '${call.host}': no such thing here.`);
    },
  });
}

const homes = ({ cloud }: SmallCloud): readonly string[] =>
  [...cloud.ports.world.hosts.values()].flatMap((host) => [...host.domains.keys()].map(() => host.name));

/** What hosts hold of servers. */
const volumesOn = ({ cloud }: SmallCloud, name: string): readonly string[] =>
  [...(cloud.ports.world.hosts.get(name)?.volumes.keys() ?? [])].filter((each) => each.includes('server'));

async function rounds({ cloud }: SmallCloud, count: number): Promise<void> {
  for (let round = 0; round < count; round += 1) await cloud.round();
}

test('a server that its host cannot start is made elsewhere, and nothing of it stays where it failed', async () => {
  const small = await smallCloud();
  const id = add(small);
  breaks(small, ['kvm1'], 'unsupported');
  const { passes } = await small.cloud.settle();
  for (const pass of passes) checkRest(pass);
  expect(homes(small)).toEqual(['kvm2']);
  expect(volumesOn(small, 'kvm1')).toEqual([]);
  const { choices, status } = small.cloud.entry(id);
  expect(choices['placement']).toMatch(
    /^kvm2 is the best of 1 host that fit, out of 1 \(.*\)\. Making it failed on kvm1: Host 'kvm1': no such thing here\.$/,
  );
  expect(choices).not.toHaveProperty('tried_on');
  expect(status['state']).toBe('ACTIVE');
  expect(
    small.cloud.allocations.filter((claim) => claim.owner_id === id && claim.host_id === small.hosts[0]),
  ).toEqual([]);
});

test.each([
  ['a mistake of the user', 'invalid_input', {}],
  ['a bug of ours', 'internal', {}],
  ['the host that was asked for', 'unavailable', { host_id: 'kvm1' }],
] as const)('%s moves nobody', async (_what, code, wish) => {
  const small = await smallCloud();
  const id = add(small, 'host_id' in wish ? { host_id: small.hosts[0] } : {});
  breaks(small, ['kvm1'], code);
  await rounds(small, 4);
  expect(small.cloud.entry(id).choices['host_id']).toBe(small.hosts[0]);
  small.cloud.ports.setFaults({});
  await small.cloud.settle();
  expect(homes(small)).toEqual(['kvm1']);
});

test('a server that ran stays where its disk is', async () => {
  const small = await smallCloud();
  const id = add(small);
  await small.cloud.settle();
  breaks(small, ['kvm1'], 'unavailable');
  small.cloud.ports.byHand.destroy('kvm1', id);
  small.cloud.update(id, { name: 'other' });
  await rounds(small, 3);
  expect(small.cloud.entry(id).choices['host_id']).toBe(small.hosts[0]);
  expect(small.cloud.entry(id).failed_tries).toEqual([]);
});

test('after three hosts it stays where it is, until the failures are forgotten', async () => {
  const small = await smallCloud();
  for (const name of ['kvm3', 'kvm4']) small.cloud.add('host', hostSpec(name));
  const id = add(small);
  breaks(small, ['kvm1', 'kvm2', 'kvm3'], 'unavailable');
  await rounds(small, 8);
  const entry = small.cloud.entry(id);
  expect(entry.failed_tries).toHaveLength(3);
  const third = entry.choices['host_id'];
  await rounds(small, 2);
  expect(entry.choices['host_id']).toBe(third);
  entry.failed_tries = entry.failed_tries.slice(2);
  breaks(small, ['kvm3'], 'unavailable');
  await small.cloud.settle();
  expect(homes(small)).toEqual(['kvm1']);
});

test('wherever and however making it fails, it is made once, and what failed is removed', async () => {
  const METHODS = [
    'volumes.createOverlay',
    'volumes.upload',
    'hypervisor.define',
    'hypervisor.start',
    'volumes.remove',
    'hypervisor.undefine',
    'hypervisor.get',
  ] as const;
  await fc.assert(
    fc.asyncProperty(
      fc.subarray([...METHODS], { minLength: 1 }),
      fc.boolean(),
      fc.nat(3),
      fc.integer(),
      async (methods, loses, down_after, seed) => {
        const small = await smallCloud(seed);
        const { cloud } = small;
        cloud.audit = checkDecision;
        cloud.watcher = (operation, pass) => checkDestruction(small, operation, pass);
        await cloud.settle();
        const [one, two] = [add(small), add(small, { name: 't', power_state: 'stopped' })];
        cloud.ports.setFaults({
          [loses ? 'lose_reply' : 'fail']: 0.7,
          applies: ({ host, method }) => host === 'kvm1' && methods.some((each) => each === method),
        });
        await rounds(small, down_after);
        cloud.ports.byHand.setReachable('kvm1', false);
        await rounds(small, 2);
        cloud.ports.byHand.setReachable('kvm1', true);
        await rounds(small, 2);
        cloud.ports.setFaults({});
        const { passes } = await cloud.settle(20);
        for (const pass of passes) checkRest(pass);
        checkWorld(small, passes);
        for (const id of [one, two]) expect(cloud.entry(id).choices).not.toHaveProperty('tried_on');
      },
    ),
    { numRuns: 30 },
  );
});
