import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SpecOf } from '../../schemas/generated/types.ts';
import type { Pass } from '../support/cloud.ts';
import { hostSpec, otherDisk, serverSpec, smallCloud } from '../support/kind-objects.ts';
import type { SmallCloud } from '../support/kind-objects.ts';
import { checkDestruction, checkRest, checkWorld } from '../support/world-checks.ts';

const HOSTS = ['kvm1', 'kvm2', 'kvm3'] as const;
const SERVERS = 7;

/** What happens meanwhile; numbers choose the server, the host, or what it becomes. */
const deed = fc.oneof(
  fc.record({ do: fc.constant('drain' as const), host: fc.nat(2) }),
  fc.record({ do: fc.constant('resize all' as const), larger: fc.boolean(), dies: fc.nat(SERVERS - 1) }),
  fc.record({ do: fc.constant('rebuild all' as const), other: fc.boolean(), dies: fc.nat(SERVERS - 1) }),
  fc.record({ do: fc.constant('move all' as const), host: fc.nat(2) }),
  fc.record({ do: fc.constant('edit' as const), server: fc.nat(SERVERS - 1) }),
  fc.record({ do: fc.constant('kill' as const), server: fc.nat(SERVERS - 1) }),
  fc.record({ do: fc.constant('stop' as const), server: fc.nat(SERVERS - 1) }),
  fc.record({ do: fc.constant('order' as const), server: fc.nat(SERVERS - 1) }),
  fc.record({ do: fc.constant('rounds' as const), count: fc.integer({ min: 1, max: 3 }) }),
);
type Deed = typeof deed extends fc.Arbitrary<infer One> ? One : never;

const world = fc.record({
  seed: fc.nat(1000),
  limits: fc.tuple(fc.constantFrom(1, 2), fc.constantFrom(1, 3)),
  cold: fc.array(fc.boolean(), { minLength: SERVERS, maxLength: SERVERS }),
  deeds: fc.array(deed, { minLength: 3, maxLength: 9 }),
});

type World = {
  readonly small: SmallCloud;
  readonly hosts: readonly string[];
  readonly servers: readonly string[];
  readonly groups: readonly { readonly id: string; readonly max: number }[];
  /** Servers that Cairn took from their users, of its own accord, and that are not as asked again. */
  readonly disturbed: Set<string>;
};

async function build(seed: number, limits: readonly number[], cold: readonly boolean[]): Promise<World> {
  const small = await smallCloud(seed);
  const { cloud, project, flavors, disk, subnets } = small;
  const hosts = [...small.hosts, cloud.add('host', hostSpec('kvm3'))];
  const groups = limits.map((max, index) => ({
    max,
    id: cloud.add('server_group', {
      name: `g${index}`,
      project_id: project,
      policy: 'soft-anti-affinity',
      max_unavailable: max,
    }),
  }));
  const servers = cold.map((is_cold, index) => {
    const group = groups[index % groups.length];
    const spec: Partial<SpecOf['server']> = {
      image_id: disk,
      migration_policy: is_cold ? 'cold' : 'live',
      nics: { eth0: { subnet_id: subnets[0] } },
      ...(group === undefined ? {} : { server_group_id: group.id }),
    };
    return cloud.add(
      'server',
      serverSpec({ name: `s${index}`, project_id: project, flavor_id: flavors[0], ...spec }),
    );
  });
  await cloud.settle();
  return { small, hosts, servers, groups, disturbed: new Set() };
}

/** The rule itself, asked before each step that takes a running guest from its users. */
function watch(at: World): void {
  const { small, groups, disturbed } = at;
  const { cloud } = small;
  const { byHand } = cloud.ports;
  const isAsked = (id: string): boolean => cloud.entry(id).resource.spec['power_state'] !== 'running';
  cloud.watcher = (operation, pass) => {
    checkDestruction(small, operation, pass);
    const host = String(operation.arguments['from_host_id'] ?? operation.arguments['host_id']);
    const name = cloud.entries.get(host)?.resource.name;
    const takes = ['stop_domain', 'migrate_domain'].includes(operation.name);
    if (!takes || name === undefined || isAsked(pass.id)) return true;
    if (byHand.domain(name, pass.id)?.state !== 'running') return true;
    const { spec } = cloud.entry(pass.id).resource;
    const group = groups.find(({ id }) => id === spec['server_group_id']);
    for (const id of [...disturbed, ...ordered].filter((each) => isBack(at, each))) {
      if (id === pass.id) continue;
      disturbed.delete(id);
      ordered.delete(id);
    }
    const others = [...disturbed].filter(
      (id) => id !== pass.id && cloud.entry(id).resource.spec['server_group_id'] === group?.id,
    );
    if (!ordered.has(pass.id)) {
      expect(others.length).toBeLessThan(group?.max ?? Number.POSITIVE_INFINITY);
      disturbed.add(pass.id);
    }
    return true;
  };
}

/** Servers of which a person asked for a move directly: they are not refused. */
const ordered = new Set<string>();

/** Whether the guest runs where it is to be, nothing of it is anywhere else, and nobody ordered another thing. */
function isBack({ small: { cloud }, hosts }: World, id: string): boolean {
  const { choices, orders } = cloud.entry(id);
  const { host_id, moving_from } = choices;
  const name = HOSTS[hosts.indexOf(String(host_id))] ?? '';
  const is_settled = moving_from === undefined && orders.length === 0;
  return is_settled && cloud.ports.byHand.domain(name, id)?.state === 'running';
}

/** Effect: a round in which whoever works on this server dies when its guest is stopped. */
async function interrupted({ small: { cloud } }: World, server: string | undefined): Promise<void> {
  const before = cloud.watcher;
  let is_stopped = false;
  cloud.watcher = (operation, pass) => {
    if (pass.id === server && is_stopped) return false;
    is_stopped ||= pass.id === server && operation.name === 'stop_domain';
    return before(operation, pass);
  };
  await cloud.round();
  cloud.watcher = before;
}

async function perform(at: World, one: Deed, otherImage: string): Promise<void> {
  const { small, servers, hosts } = at;
  const { cloud, flavors, disk } = small;
  const { byHand } = cloud.ports;
  const guest = (index: number): { id: string; host: string } | null => {
    const id = servers[index] ?? '';
    const host = HOSTS.find((name) => byHand.domain(name, id)?.state === 'running');
    return host === undefined ? null : { id, host };
  };
  switch (one.do) {
    case 'drain':
      for (const [index, id] of hosts.entries()) cloud.update(id, { drain: index === one.host });
      return;
    case 'resize all':
      for (const id of servers) cloud.update(id, { flavor_id: flavors[one.larger ? 1 : 0] });
      return interrupted(at, servers[one.dies]);
    case 'rebuild all':
      for (const id of servers) cloud.update(id, { image_id: one.other ? otherImage : disk });
      return interrupted(at, servers[one.dies]);
    case 'move all':
      for (const id of servers) cloud.update(id, { host_id: hosts[one.host] });
      for (let round = 0; round < 2; round += 1) await cloud.round();
      // Whom the spec binds nowhere may be drained again.
      for (const id of servers) cloud.update(id, { host_id: undefined });
      return;
    case 'edit': {
      const found = guest(one.server);
      if (found !== null) byHand.edit(found.host, found.id, () => ({ vcpus: 3 }));
      return;
    }
    case 'kill': {
      const found = guest(one.server);
      if (found !== null) byHand.crash(found.host, found.id);
      return;
    }
    case 'stop':
      cloud.update(servers[one.server] ?? '', { power_state: 'stopped' });
      return;
    case 'order': {
      const id = servers[one.server] ?? '';
      ordered.add(id);
      cloud.order(id, 'migrate', { kind: 'live', host_id: null });
      return;
    }
    case 'rounds':
      for (let round = 0; round < one.count; round += 1) await cloud.round();
      return;
    default:
      one satisfies never;
  }
}

test('whatever is drained, changed and killed at once, no more of a group is disturbed than it allows, and all of it ends done', async () => {
  await fc.assert(
    fc.asyncProperty(world, async ({ seed, limits, cold, deeds }) => {
      ordered.clear();
      const at = await build(seed, limits, cold);
      const { cloud } = at.small;
      const other = await otherDisk(at.small);
      watch(at);
      for (const one of deeds) await perform(at, one, other);
      for (const id of at.servers) cloud.update(id, { power_state: 'running' });
      let quiet = 0;
      let last: readonly Pass[] = [];
      for (let round = 0; round < 160 && quiet < 2; round += 1) {
        last = await cloud.round();
        const idle = last.every(({ plan, blocked }) => plan.operations.length === 0 && blocked === null);
        const done = at.servers.every((id) => {
          const { resource, observed_generation } = cloud.entry(id);
          return observed_generation === resource.generation && cloud.entry(id).told.length === 0;
        });
        quiet = idle && done ? quiet + 1 : 0;
      }
      expect(quiet).toBe(2);
      for (const pass of last) checkRest(pass);
      checkWorld(at.small, last);
      expect([...cloud.disturbed]).toEqual([]);
      for (const id of at.hosts) {
        const told = cloud.entry(id).resource.spec['drain'] === true ? ['Empty'] : [];
        expect(cloud.entry(id).told.map(({ reason }) => reason)).toEqual(told);
      }
    }),
    { numRuns: 15 },
  );
}, 120_000);
