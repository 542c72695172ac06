import * as fc from 'fast-check';
import type { SpecOf } from '../../schemas/generated/types.ts';
import type { JsonObject } from '../../reconciler/model/json.ts';
import { seedVolumeName } from '../../reconciler/model/names.ts';
import type { SmallCloud } from './kind-objects.ts';
import { otherDisk, serverSpec } from './kind-objects.ts';

/** What can happen to a cloud: wishes of users, deeds of people on the hosts, and bad luck. Numbers choose among what is there. */
export type Deed = readonly [name: string, pick: number, value: number];

const DEEDS = [
  'create',
  'update',
  'delete',
  'rebuild',
  'rescue',
  'destroy',
  'undefine',
  'suspend',
  'drop memory',
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
  'rounds',
  'interrupted round',
  'migrate',
  'end the move',
  'lost replies',
  'partition',
] as const;

const number = fc.noBias(fc.nat(99_991));
const deed = fc.oneof(
  { arbitrary: fc.constantFrom('update', 'migrate', 'rounds', 'interrupted round'), weight: 1 },
  { arbitrary: fc.constantFrom(...DEEDS), weight: 2 },
);

/** Two servers, some rounds, and then a story. */
export const stories: fc.Arbitrary<readonly Deed[]> = fc
  .tuple(
    number,
    number,
    fc.array(fc.tuple(deed, number, number), { minLength: 1, maxLength: 10, size: 'max' }),
  )
  .map(([one, two, story]) => [['create', one, two], ['create', two, one], ['rounds', 0, 2], ...story]);

/** Effect: does one deed to a cloud. */
export async function perform(small: SmallCloud, [name, pick, value]: Deed): Promise<void> {
  const { cloud } = small;
  const hand = cloud.ports.byHand;
  const servers = [...cloud.entries.values()].filter(({ resource }) => resource.kind === 'server');
  const entry = servers[pick % Math.max(1, servers.length)];
  const host = pick % 2 === 0 ? 'kvm1' : 'kvm2';
  const domains = [...(cloud.ports.world.hosts.get(host)?.domains.values() ?? [])];
  const domain = domains[value % Math.max(1, domains.length)];
  const networks = [...(cloud.ports.world.hosts.get(host)?.networks.values() ?? [])];
  const network = networks[value % Math.max(1, networks.length)];
  switch (name) {
    case 'create':
      if (servers.length < 5) cloud.add('server', randomSpec(small, pick, value));
      return;
    case 'update':
      if (entry !== undefined && entry.resource.deletion_requested_at === null) {
        cloud.update(entry.resource.id, randomUpdate(small, entry.resource.spec, pick, value));
      }
      return;
    case 'migrate':
      if (entry !== undefined) cloud.order(entry.resource.id, 'migrate', { kind: 'cold', host_id: null });
      return;
    case 'end the move':
      if (entry !== undefined) cloud.order(entry.resource.id, 'abort_migration');
      return;
    case 'delete':
      if (entry !== undefined) cloud.remove(entry.resource.id);
      return;
    case 'rebuild':
      if (entry === undefined || entry.resource.deletion_requested_at !== null) return;
      if (value % 2 === 0) cloud.order(entry.resource.id, 'rebuild');
      else if (entry.resource.spec['image_id'] === small.disk)
        cloud.update(entry.resource.id, { image_id: await otherDisk(small) });
      else if (entry.resource.spec['image_id'] !== undefined)
        cloud.update(entry.resource.id, { image_id: small.disk });
      return;
    case 'rescue':
      if (entry === undefined || entry.resource.deletion_requested_at !== null) return;
      cloud.update(entry.resource.id, {
        rescue_image_id: value % 2 === 0 ? await otherDisk(small) : undefined,
      } as JsonObject);
      return;
    case 'rounds':
      for (let round = 0; round < 1 + (value % 3); round += 1) await small.cloud.round();
      return;
    case 'interrupted round':
      return interrupted(small, value % 12);
    case 'lost replies':
      cloud.ports.setFaults({ fail: (pick % 4) / 10, lose_reply: (value % 4) / 10 });
      await small.cloud.round();
      cloud.ports.setFaults({});
      return;
    case 'partition':
      hand.setReachable(host, false);
      await small.cloud.round();
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
    if (name === 'drop memory') hand.dropMemory(host, id);
    if (name === 'crash' && domain.live !== null) hand.crash(host, id);
    if (name === 'balloon') hand.setBalloon(host, id, 64 + (value % 100));
    if (name === 'edit vcpus') {
      const hardware =
        value % 2 === 0 ? ({ machine: 'q35', firmware: 'uefi' } as const) : ({ rng: false } as const);
      hand.edit(host, id, () => ({ vcpus: 1 + (value % 5), title: `t${value}`, hardware }));
    }
    if (name === 'rename by hand') hand.edit(host, id, () => ({ name: `renamed-${id}` }));
    if (name === 'drop seed') {
      const { storage } = cloud.entry(id).choices;
      hand.removeVolume(host, seedVolumeName(id, typeof storage === 'string' ? storage : undefined));
    }
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
    nics: randomNics(subnets, Math.floor(value / 3)),
    power_state: value % 4 === 0 ? powerState(pick) : 'running',
    metadata: { value: String(value) },
  });
}

function randomNics(subnets: readonly [string, string], value: number): SpecOf['server']['nics'] {
  const choices: readonly SpecOf['server']['nics'][] = [
    {},
    { eth0: { subnet_id: subnets[0] } },
    { eth0: { subnet_id: subnets[1] } },
    { eth0: { subnet_id: subnets[0] }, eth1: { subnet_id: subnets[1] } },
    { eth1: { subnet_id: subnets[1] }, eth2: { subnet_id: subnets[1] } },
  ];
  return choices[value % choices.length] ?? {};
}

function randomUpdate(small: SmallCloud, spec: JsonObject, pick: number, value: number): JsonObject {
  const { flavors, hosts, subnets } = small;
  const other = Math.floor(value / 5);
  const updates: readonly JsonObject[] = [
    { flavor_id: flavors[pick % 3] ?? flavors[0] },
    { nics: randomNics(subnets, other) as unknown as JsonObject },
    { power_state: powerState(other) },
    { name: `renamed${value}` },
    { host_id: hosts[other % 2] ?? hosts[0] },
    spec['kernel_id'] === undefined ? { description: 'd' } : { kernel_arguments: `quiet n=${value}` },
  ];
  return updates[value % updates.length] ?? {};
}

const POWER_STATES = ['stopped', 'running', 'paused', 'suspended', 'shelved'] as const;

function powerState(value: number): SpecOf['server']['power_state'] {
  return POWER_STATES[value % POWER_STATES.length] ?? 'running';
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
  for (const id of cloud.entries.keys()) {
    if (cloud.entries.has(id) && left >= 0) await cloud.pass(id);
  }
  cloud.watcher = watcher;
}
