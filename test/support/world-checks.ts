import { isDeepStrictEqual } from 'node:util';
import type { SpecOf } from '../../schemas/generated/types.ts';
import type { JsonObject } from '../../reconciler/model/json.ts';
import type { Operation } from '../../reconciler/model/operation.ts';
import type { SimulatedHost } from '../../reconciler/drivers/simulated/world.ts';
import type { Decision, Entry, Pass } from './cloud.ts';
import { rootVolumeName } from '../../reconciler/model/names.ts';
import type { SmallCloud } from './kind-objects.ts';

/** Throws when the two differ; a million of these must be cheap, which vitest's are not. */
function same(what: string, found: unknown, expected: unknown): void {
  if (isDeepStrictEqual(found, expected)) return;
  throw new Error(`${what}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
}

/** Effect-free. Destructive steps: never on what is not ours; removal only on deletion, and of volumes only beneath nothing. */
export function checkDestruction(
  { cloud }: SmallCloud,
  operation: Operation,
  { id, desired }: { id: string; desired: JsonObject },
): void {
  const removal = /^(undefine|remove|discard)/.test(operation.name);
  const stops = ['stop_domain', 'detach_nic'].includes(operation.name);
  same(`${operation.name} is destructive`, operation.destructive, removal || stops);
  const older = (desired['older_volumes'] ?? []) as readonly string[];
  const volume = operation.arguments['volume_name'];
  const isOlder = typeof volume === 'string' && older.includes(volume);
  const leaves = ['moving', 'abandoned', 'tried', 'sweeps'].some((word) => word in desired);
  if (removal && !isOlder)
    same(`${operation.name} while deleting`, desired['deleting'] === true || leaves, true);
  const hosts = [...cloud.ports.world.hosts.values()];
  const running = hosts.filter((host) => host.domains.get(id)?.state === 'running');
  same('hosts on which the guest runs', running.length <= 1, true);
  const { host_id } = operation.arguments;
  const name = cloud.entries.get(String(host_id))?.resource.name;
  for (const host of hosts) {
    // Nobody waits for a dead host, whose domain is swept when it is back.
    const reaches = host.name === name || (String(volume).startsWith('shared/') && host.reachable);
    if (operation.name === 'remove_volume' && reaches) {
      const domain = host.domains.get(id);
      const beneath = [...(domain?.disks ?? []), ...(host.started_from.get(id)?.disks ?? [])];
      const isBeneath = beneath.some((disk) => disk.volume_name === volume);
      if (isOlder && domain !== undefined && domain.live !== null)
        same('a guest above the volume', isBeneath, false);
      if (!isOlder) same('a domain above the volume', domain, undefined);
    }
    const marks = [host.domains.get(id)?.marked_generation, host.networks.get(id)?.marked_generation];
    same('touches what is not marked', marks.includes(null), false);
  }
}

/** Effect-free. The same input gives the same bytes and is left untouched; plans are short and their order has no cycle. */
export function checkDecision({ kind, snapshot, desired, observed, changes, plan }: Decision): void {
  const before = JSON.stringify([snapshot.self, desired, observed, changes]);
  const again = kind.resolve(snapshot);
  same('desired', again.outcome === 'resolved' && again.desired, desired);
  const second = kind.diff(desired, observed);
  same('changes', JSON.stringify(second), JSON.stringify(changes));
  same('plan', JSON.stringify(kind.plan(second, desired, observed)), JSON.stringify(plan));
  kind.report(desired, observed, changes, snapshot);
  same('input afterwards', JSON.stringify([snapshot.self, desired, observed, changes]), before);
  // Each field once, so that a policy can leave one out.
  same('fields', new Set(changes.map(({ field }) => field)).size, changes.length);
  same('a plan for nothing', kind.plan([], desired, observed).operations, []);
  same('a plan of at most 12 operations', plan.operations.length <= 12, true);
  // Nothing is stopped that cannot be started again at once.
  const names = plan.operations.map((operation) => operation.name);
  const stays = !('moving' in desired);
  const starter = { running: 'start_domain', paused: 'pause_domain' }[String(desired['power_state'])];
  if (stays && starter !== undefined && names.includes('stop_domain'))
    same('a stop with a start', names.includes(starter), true);
  plan.operations.forEach((operation, ordinal) => {
    same(
      'order',
      operation.after.every((other) => other >= 0 && other < ordinal),
      true,
    );
    same('deadline and reason', operation.timeout_seconds > 0 && operation.reason !== '', true);
    const json = JSON.parse(JSON.stringify(operation.arguments)) as JsonObject;
    same('plain JSON', operation.arguments, json);
  });
}

/** Effect-free. A pass over an object that is as asked, or for which no host has room. */
export function checkRest(pass: Pass): void {
  same('operations at rest', pass.plan.operations, []);
  if (pass.blocked !== null) {
    same('blocked', pass.blocked.code, 'unschedulable');
    return;
  }
  same('changes at rest', pass.changes, []);
  same('pending at rest', pass.report?.pending, null);
  same('failure at rest', pass.report?.failure, null);
}

/** Effect-free. The world is as asked, judged without the kinds' own eyes. */
export function checkWorld({ cloud }: SmallCloud, passes: readonly Pass[]): void {
  const hosts = [...cloud.ports.world.hosts.values()];
  const servers = [...cloud.entries.values()].filter(({ resource }) => resource.kind === 'server');
  const ids = new Set(servers.map(({ resource }) => resource.id));
  for (const host of hosts) {
    for (const id of host.domains.keys()) same(`owner of domain ${id}`, ids.has(id), true);
    for (const name of host.volumes.keys()) {
      const [, owner, serial] =
        /^cairn-server-(.{36})-(?:root(?:-([0-9]+))?|rescue-[0-9]+|seed|console)$/.exec(name) ?? [];
      if (owner === undefined) continue;
      same(`owner of ${name}`, ids.has(owner), true);
      const { host_id, root } = cloud.entry(owner).choices;
      same(`home of ${name}`, host.name, cloud.entries.get(String(host_id))?.resource.name);
      const current = (root as { readonly serial: number } | undefined)?.serial;
      const rescued = cloud.entry(owner).resource.spec['rescue_image_id'] !== undefined;
      if (name.includes('-rescue-')) same(`use of ${name}`, rescued, true);
      if (name.includes('-root')) same(`serial of ${name}`, Number(serial ?? 0), current);
    }
  }
  for (const [storage, volumes] of cloud.ports.world.shared) {
    for (const name of volumes.keys()) {
      const [, owner = ''] = /^shared\/cairn-server-(.{36})-(?:root|rescue|seed|console)/.exec(name) ?? [];
      same(`owner of ${name}`, ids.has(owner), true);
      same(`storage of ${name}`, cloud.entry(owner).choices['storage'], storage);
    }
  }
  for (const entry of servers) {
    const { id } = entry.resource;
    const homes = hosts.filter((host) => host.domains.has(id));
    const placed = entry.choices['host_id'] !== undefined;
    same('homes', homes.length, placed ? 1 : 0);
    const blocked = passes.find((pass) => pass.id === id)?.blocked ?? null;
    for (const home of homes) if (blocked === null) checkServer(cloud, entry, home);
  }
}

function checkServer(cloud: SmallCloud['cloud'], { resource, choices }: Entry, home: SimulatedHost): void {
  const spec = resource.spec as unknown as SpecOf['server'];
  const domain = home.domains.get(resource.id);
  if (domain === undefined) throw new Error('no domain');
  const flavor = cloud.entry(spec.flavor_id).resource.spec as unknown as SpecOf['flavor'];
  const sizes = [flavor.vcpus, flavor.memory_mib, flavor.memory_mib];
  const running = domain.live ?? domain;
  // What has no memory is as suspended as it can be.
  const memoryless = spec.power_state === 'suspended' && domain.state === 'stopped';
  const wanted = spec.power_state === 'shelved' ? 'stopped' : spec.power_state;
  if (!memoryless) same('state', domain.state, wanted);
  const claim = cloud.allocations.find(
    ({ owner_id, slot }) => owner_id === resource.id && slot === 'placement',
  );
  const promised = spec.power_state === 'shelved' ? [0, 0] : [flavor.vcpus, flavor.memory_mib];
  same('claims', [claim?.vcpus, claim?.memory_mib], promised);
  same('title', [domain.title, running.title], [spec.name, spec.name]);
  same('stored sizes', [domain.vcpus, domain.memory_mib, domain.balloon_mib], sizes);
  same('live sizes', [running.vcpus, running.memory_mib, running.balloon_mib], sizes);
  const boots = spec.kernel_id !== undefined && spec.rescue_image_id === undefined;
  same('kernel', domain.kernel?.arguments, boots ? spec.kernel_arguments : undefined);
  const rescue = domain.disks[0]?.volume_name.includes('-rescue-') ?? false;
  same('boots from the disk to rescue it', rescue, spec.rescue_image_id !== undefined);
  if (domain.live !== null) {
    // What the guest was started from, which no port shows.
    const started = home.started_from.get(resource.id);
    same('started with', [started?.kernel, started?.disks], [domain.kernel, domain.disks]);
  }
  for (const disk of domain.disks) same(disk.volume_name, home.volumes.has(disk.volume_name), true);
  const { serial } = choices['root'] as { readonly serial: number };
  const storage = choices['storage'] as string | undefined;
  const root = home.volumes.get(rootVolumeName(resource.id, serial, storage));
  if (spec.image_id !== undefined) {
    const copy = cloud.entry(spec.image_id).choices['copy'] as { readonly volume_name: string };
    same('image of the root disk', root?.backing_name, copy.volume_name);
  }
  same('root disk', (root?.capacity_bytes ?? 0) >= flavor.disk_gib * 1024 ** 3, true);
  same('nics', running.nics.length, Object.keys(spec.nics).length);
  for (const [name, nic] of Object.entries(spec.nics)) {
    const choice = (choices['nics'] as Record<string, { mac: string; address: string }>)[name];
    const network = home.networks.get(nic.subnet_id);
    const port = network?.ports.find((candidate) => candidate.mac === choice?.mac);
    same('network', network?.active, true);
    same('reservation', port?.address, choice?.address);
    for (const nics of [running.nics, domain.nics]) {
      const plugged = nics.find((candidate) => candidate.mac === choice?.mac);
      same('plug', [plugged?.network_name, plugged?.mtu], [network?.name, network?.mtu]);
    }
  }
}
