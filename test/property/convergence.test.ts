import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SpecOf } from '../../schemas/generated/types.ts';
import type { JsonObject } from '../../reconciler/model/json.ts';
import type { Operation } from '../../reconciler/model/operation.ts';
import type { Pass } from '../support/cloud.ts';
import type { SmallCloud } from '../support/kind-objects.ts';
import { serverSpec, smallCloud } from '../support/kind-objects.ts';

/** What can happen to a cloud: wishes of users, deeds of people on the hosts, and bad luck. Numbers choose among what is there. */
type Deed = readonly [name: string, pick: number, value: number];

const DEEDS = [
  'create',
  'update',
  'delete',
  'destroy',
  'undefine',
  'suspend',
  'crash',
  'balloon',
  'edit vcpus',
  'edit live nics',
  'rename by hand',
  'drop seed',
  'stop network',
  'edit network',
  'drop ports',
  'remove network',
  'power cycle',
  'interrupted round',
  'lost replies',
  'partition',
] as const;

const deeds: fc.Arbitrary<readonly Deed[]> = fc.array(
  fc.tuple(fc.constantFrom(...DEEDS), fc.nat(97), fc.nat(9973)),
  { minLength: 1, maxLength: 20 },
);

test('whatever happens, the cloud becomes as asked in a bounded number of rounds and then rests', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, fc.integer(), async (sequence, seed) => {
      const small = await smallCloud(seed);
      const { cloud } = small;
      cloud.watcher = (operation, pass) => void checkDestruction(small, operation, pass);
      for (const deed of sequence) await perform(small, deed);
      cloud.ports.setFaults({});
      for (const host of ['kvm1', 'kvm2']) cloud.ports.byHand.setReachable(host, true);
      const { rounds, passes } = await cloud.settle(8);
      expect(rounds).toBeLessThanOrEqual(8);
      for (const pass of passes) checkRest(pass);
      checkWorld(small);
    }),
    { numRuns: 1000 },
  );
}, 180_000);

async function perform(small: SmallCloud, [name, pick, value]: Deed): Promise<void> {
  const { cloud } = small;
  const hand = cloud.ports.byHand;
  const servers = [...cloud.entries.values()].filter(({ resource }) => resource.kind === 'server');
  const entry = servers[pick % Math.max(1, servers.length)];
  const host = pick % 2 === 0 ? 'kvm1' : 'kvm2';
  const domains = [...(cloud.ports.world.hosts.get(host)?.domains.values() ?? [])];
  const domain = domains[value % Math.max(1, domains.length)];
  const networks = [...(cloud.ports.world.hosts.get(host)?.networks.values() ?? [])];
  const network = networks[value % Math.max(1, networks.length)];
  switch (name as (typeof DEEDS)[number]) {
    case 'create':
      if (servers.length < 5) cloud.add('server', randomSpec(small, pick, value));
      return;
    case 'update':
      if (entry !== undefined && entry.resource.deletion_requested_at === null) {
        cloud.update(entry.resource.id, randomUpdate(small, entry.resource.spec, pick, value));
      }
      return;
    case 'delete':
      if (entry !== undefined) cloud.remove(entry.resource.id);
      return;
    case 'interrupted round':
      return interrupted(small, value % 12);
    case 'lost replies':
      cloud.ports.setFaults({ fail: (pick % 4) / 10, lose_reply: (value % 4) / 10 });
      await oneRound(small);
      cloud.ports.setFaults({});
      return;
    case 'partition':
      hand.setReachable(host, false);
      await oneRound(small);
      if (value % 2 === 0) hand.setReachable(host, true);
      return;
    case 'power cycle':
      hand.powerCycle(host);
      return;
    default:
  }
  if (domain !== undefined) {
    const { id } = domain;
    if (name === 'destroy') hand.destroy(host, id);
    if (name === 'undefine') hand.undefine(host, id);
    if (name === 'suspend' && domain.live !== null) hand.suspend(host, id);
    if (name === 'crash' && domain.live !== null) hand.crash(host, id);
    if (name === 'balloon') hand.setBalloon(host, id, 64 + (value % 100));
    if (name === 'edit vcpus') hand.edit(host, id, () => ({ vcpus: 1 + (value % 5), title: `t${value}` }));
    if (name === 'rename by hand') hand.edit(host, id, () => ({ name: `renamed-${id}` }));
    if (name === 'drop seed') hand.removeVolume(host, `cairn-server-${id}-seed`);
    if (name === 'edit live nics') {
      const other = networks[pick % Math.max(1, networks.length)]?.name;
      hand.changeLiveNics(host, id, (nics) => {
        if (value % 3 === 0) return nics.slice(1);
        if (value % 3 === 1) return nics.map((nic) => ({ ...nic, network_name: other ?? nic.network_name }));
        return [...nics, { name: '', mac: '52:54:00:aa:bb:cc', network_name: other ?? 'none', mtu: 1500 }];
      });
    }
  }
  if (network !== undefined) {
    const { id } = network;
    if (name === 'stop network') hand.editNetwork(host, id, () => ({ active: false }));
    if (name === 'edit network') hand.editNetwork(host, id, () => ({ mtu: 9000, autostart: false }));
    if (name === 'drop ports') hand.editNetwork(host, id, ({ ports }) => ({ ports: ports.slice(1) }));
    if (name === 'remove network') hand.removeNetwork(host, id);
  }
}

function randomSpec(small: SmallCloud, pick: number, value: number): SpecOf['server'] {
  const { project, flavors, disk, kernel, ramdisk, subnets, keypair, hosts } = small;
  const boot =
    value % 3 === 0
      ? { kernel_id: kernel, ramdisk_id: ramdisk, kernel_arguments: 'console=ttyS0' }
      : { image_id: disk };
  return serverSpec({
    name: `s${value}`,
    project_id: project,
    flavor_id: flavors[pick % 3] ?? flavors[0],
    ...boot,
    ...(value % 5 === 0 ? { keypair_id: keypair, user_data: '#!/bin/sh\n' } : {}),
    ...(value % 7 === 0 ? { host_id: hosts[pick % 2] ?? hosts[0] } : {}),
    nics: randomNics(subnets, value),
    power_state: value % 4 === 0 ? 'stopped' : 'running',
    metadata: { value: String(value) },
  });
}

function randomNics(subnets: readonly [string, string], value: number): SpecOf['server']['nics'] {
  const choices = [
    {},
    { eth0: { subnet_id: subnets[0] } },
    { eth0: { subnet_id: subnets[1] } },
    { eth0: { subnet_id: subnets[0] }, eth1: { subnet_id: subnets[1] } },
    { eth1: { subnet_id: subnets[1] }, eth2: { subnet_id: subnets[1] } },
  ];
  return choices[value % choices.length] ?? {};
}

function randomUpdate(small: SmallCloud, spec: JsonObject, pick: number, value: number): JsonObject {
  const { flavors, subnets } = small;
  const updates: readonly JsonObject[] = [
    { flavor_id: flavors[pick % 3] ?? flavors[0] },
    { nics: randomNics(subnets, value) as unknown as JsonObject },
    { power_state: value % 2 === 0 ? 'stopped' : 'running' },
    { name: `renamed${value}` },
    spec['kernel_id'] === undefined ? { description: 'd' } : { kernel_arguments: `quiet n=${value}` },
  ];
  return updates[value % updates.length] ?? {};
}

async function oneRound({ cloud }: SmallCloud): Promise<void> {
  for (const id of [...cloud.entries.keys()]) if (cloud.entries.has(id)) await cloud.pass(id);
}

/** A round in which Cairn dies after so many operations. */
async function interrupted(small: SmallCloud, operations: number): Promise<void> {
  const { cloud } = small;
  const { watcher } = cloud;
  let left = operations;
  cloud.watcher = (operation, pass) => {
    watcher(operation, pass);
    left -= 1;
    return left >= 0;
  };
  for (const id of [...cloud.entries.keys()]) {
    if (cloud.entries.has(id) && left >= 0) await cloud.pass(id);
  }
  cloud.watcher = watcher;
}

/** Destructive steps: never on what is not ours; removal only on deletion. */
function checkDestruction(
  { cloud }: SmallCloud,
  operation: Operation,
  { id, desired }: { id: string; desired: JsonObject },
): void {
  const removal = /^(undefine|remove|discard)/.test(operation.name);
  expect(operation.destructive).toBe(removal || ['stop_domain', 'detach_nic'].includes(operation.name));
  if (removal) expect(desired['deleting']).toBe(true);
  for (const host of cloud.ports.world.hosts.values()) {
    expect(host.domains.get(id)?.marked_generation).not.toBe(null);
    expect(host.networks.get(id)?.marked_generation).not.toBe(null);
  }
}

function checkRest(pass: Pass): void {
  expect(pass.plan.operations).toEqual([]);
  if (pass.blocked !== null) {
    expect(pass.blocked.code).toBe('unschedulable');
    return;
  }
  expect(pass.changes).toEqual([]);
  expect(pass.report?.pending).toBe(null);
  expect(pass.report?.failure).toBe(null);
}

/** The world is as asked, judged without the kinds' own eyes. */
function checkWorld({ cloud }: SmallCloud): void {
  const hosts = [...cloud.ports.world.hosts.values()];
  const servers = [...cloud.entries.values()].filter(({ resource }) => resource.kind === 'server');
  const ids = new Set(servers.map(({ resource }) => resource.id));
  for (const host of hosts) {
    for (const id of host.domains.keys()) expect(ids.has(id)).toBe(true);
    for (const name of host.volumes.keys()) {
      const owner = /^cairn-server-(.{36})-(root|seed|console)$/.exec(name)?.[1];
      if (owner !== undefined) expect(ids.has(owner)).toBe(true);
    }
  }
  for (const { resource, choices } of servers) {
    if (choices['host_id'] === undefined) continue;
    const spec = resource.spec as unknown as SpecOf['server'];
    const homes = hosts.filter((host) => host.domains.has(resource.id));
    expect(homes).toHaveLength(1);
    const home = homes[0];
    const domain = home?.domains.get(resource.id);
    if (home === undefined || domain === undefined) continue;
    expect(domain.state).toBe(spec.power_state);
    expect(domain.title).toBe(spec.name);
    const flavor = cloud.entry(spec.flavor_id).resource.spec;
    const blocked = domain.memory_mib !== flavor['memory_mib'];
    if (!blocked) {
      const running = domain.live ?? domain;
      expect([domain.vcpus, domain.memory_mib, domain.balloon_mib]).toEqual([
        flavor['vcpus'],
        flavor['memory_mib'],
        flavor['memory_mib'],
      ]);
      expect([running.vcpus, running.memory_mib, running.balloon_mib]).toEqual([
        flavor['vcpus'],
        flavor['memory_mib'],
        flavor['memory_mib'],
      ]);
      expect(domain.kernel?.arguments).toBe(spec.kernel_id === undefined ? undefined : spec.kernel_arguments);
    }
    for (const [name, nic] of Object.entries(spec.nics)) {
      const choice = (choices['nics'] as Record<string, { mac: string; address: string }>)[name];
      const network = home.networks.get(nic.subnet_id);
      expect(network?.active).toBe(true);
      expect(network?.ports).toContainEqual(
        expect.objectContaining(choice && { mac: choice.mac, address: choice.address }),
      );
      const plugged = (domain.live ?? domain).nics.find((candidate) => candidate.mac === choice?.mac);
      expect(plugged?.network_name).toBe(network?.name);
      expect(plugged?.mtu).toBe(network?.mtu);
    }
    expect((domain.live ?? domain).nics).toHaveLength(Object.keys(spec.nics).length);
  }
}
