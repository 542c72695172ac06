import { expect, test } from 'vitest';
import type { JsonObject } from '../../reconciler/model/json.ts';
import type { Pass } from '../support/cloud.ts';
import type { SmallCloud } from '../support/kind-objects.ts';
import { flavorSpec, otherDisk, serverSpec, smallCloud } from '../support/kind-objects.ts';

/** A cloud with one running server 'web' of flavor tiny with one NIC, and the lines that its story wrote. */
type Story = SmallCloud & {
  readonly id: string;
  /** Effect: one round over everything; writes what it did. */
  readonly round: (title: string) => Promise<void>;
  /** Effect: rounds until all is as asked, without writing. */
  readonly quiet: () => Promise<void>;
  readonly lines: string[];
};

async function story(spec: JsonObject = {}): Promise<Story> {
  const small = await smallCloud();
  const { cloud, project, flavors, disk, subnets } = small;
  const lines: string[] = [];
  const id = cloud.add(
    'server',
    serverSpec({
      name: 'web',
      project_id: project,
      flavor_id: flavors[0],
      ...(spec['kernel_id'] === undefined ? { image_id: disk } : {}),
      nics: { eth0: { subnet_id: subnets[0] } },
      ...spec,
    }),
  );
  const names = new Map([...cloud.entries].map(([key, { resource }]) => [key, `<${resource.name}>`]));
  const readable = (text: string): string =>
    [...names].reduce((result, [key, name]) => result.replaceAll(key, name), text);
  const round = async (title: string): Promise<void> => {
    lines.push(`== ${title}`);
    for (const key of cloud.entries.keys()) {
      const kind = cloud.entry(key).resource.kind;
      const { name } = cloud.entry(key).resource;
      const pass = await cloud.pass(key);
      const told = tell(pass);
      if (told.length > 0) lines.push(readable(`${kind} ${name}`), ...told.map((line) => `  ${readable(line)}`));
    }
    lines.push('');
  };
  const quiet = async (): Promise<void> => void (await cloud.settle());
  return { ...small, id, round, quiet, lines };
}

/** What a pass found and did, in lines for people; empty when there was nothing. */
function tell(pass: Pass): readonly string[] {
  const lines = pass.changes.map(({ field, expected, found, disruption }) => {
    const cost = disruption === 'none' ? '' : ` (${disruption})`;
    return `~ ${field}: ${found} -> ${expected}${cost}`;
  });
  pass.plan.operations.forEach((operation, ordinal) => {
    const after = operation.after.length === 0 ? '' : ` after ${operation.after.join(', ')}`;
    const marks = [operation.disruption === 'none' ? '' : operation.disruption, operation.destructive ? '!' : ''];
    const mark = marks.filter(Boolean).join(' ');
    lines.push(
      `${ordinal}. ${operation.name}${after}${mark === '' ? '' : ` [${mark}]`} within ${operation.timeout_seconds} s: ${operation.reason}`,
    );
  });
  if (pass.plan.waiting !== null) lines.push(`waits: ${pass.plan.waiting.message}`);
  if (pass.blocked !== null) lines.push(`blocked (${pass.blocked.code}): ${pass.blocked.message}`);
  if (lines.length > 0 && pass.report !== null) {
    const state = pass.report.status['state'];
    const pending = pass.report.pending === null ? 'as asked' : pass.report.pending.message;
    lines.push(`= ${typeof state === 'string' ? `${state}, ` : ''}${pending}`);
  }
  return lines;
}

const golden = async (name: string, { lines }: Story): Promise<void> => {
  await expect(`${lines.join('\n').trimEnd()}\n`).toMatchFileSnapshot(`./${name}.txt`);
};

test('create from an image', async () => {
  const told = await story();
  for (const title of ['first round', 'second round', 'third round', 'rest']) await told.round(title);
  await golden('create-from-image', told);
});

test('create from a kernel', async () => {
  const { kernel, ramdisk } = await smallCloud();
  const told = await story({ kernel_id: kernel, ramdisk_id: ramdisk, kernel_arguments: 'console=ttyS0', nics: {} });
  for (const title of ['first round', 'second round', 'rest']) await told.round(title);
  await golden('create-from-kernel', told);
});

test('another flavor', async () => {
  const told = await story();
  await told.quiet();
  told.cloud.update(told.id, { flavor_id: told.flavors[1] });
  await told.round('more CPUs and memory');
  told.cloud.update(told.id, { flavor_id: told.flavors[2] });
  await told.round('a larger disk');
  told.cloud.update(told.id, { flavor_id: told.flavors[0] });
  await told.round('back: the disk does not shrink');
  await golden('resize', told);
});

test('nics', async () => {
  const told = await story();
  const { cloud, id, subnets } = told;
  await told.quiet();
  cloud.update(id, { nics: { eth0: { subnet_id: subnets[0] }, eth1: { subnet_id: subnets[0] } } });
  await told.round('a second nic in the same subnet');
  await told.quiet();
  cloud.update(id, { nics: { eth0: { subnet_id: subnets[1] }, eth1: { subnet_id: subnets[0] } } });
  await told.round('the first moves to a subnet with another MTU');
  await told.round('now that the network is there');
  await told.quiet();
  cloud.update(id, { nics: { eth1: { subnet_id: subnets[0], address: '10.20.0.9' } } });
  await told.round('the first goes, the second gets another address');
  await told.quiet();
  await golden('nics', told);
});

test('by hand', async () => {
  const told = await story();
  const { cloud, id, subnets } = told;
  const hand = cloud.ports.byHand;
  await told.quiet();
  hand.destroy('kvm1', id);
  await told.round('virsh destroy');
  hand.suspend('kvm1', id);
  await told.round('virsh suspend');
  hand.undefine('kvm1', id);
  await told.round('virsh undefine while it runs');
  hand.destroy('kvm1', id);
  hand.undefine('kvm1', id);
  await told.round('virsh destroy and undefine');
  hand.setBalloon('kvm1', id, 128);
  await told.round('virsh setmem');
  hand.edit('kvm1', id, () => ({ vcpus: 4 }));
  await told.round('virsh setvcpus --config');
  hand.changeLiveNics('kvm1', id, () => []);
  await told.round('virsh detach-interface --live');
  hand.editNetwork('kvm1', subnets[0], () => ({ active: false }));
  await told.round('virsh net-destroy');
  hand.editNetwork('kvm1', subnets[0], () => ({ ports: [] }));
  await told.round('virsh net-update delete ip-dhcp-host');
  hand.removeVolume('kvm1', `cairn-server-${id}-seed`);
  await told.round('rm of the config drive');
  hand.removeVolume('kvm1', `cairn-server-${id}-root`);
  await told.round('rm of the root disk');
  hand.edit('kvm1', id, () => ({ marked_generation: null }));
  await told.round('virsh edit without the mark');
  await golden('by-hand', told);
});

test('stop, rename, start', async () => {
  const told = await story();
  await told.quiet();
  told.cloud.update(told.id, { power_state: 'stopped' });
  await told.round('power_state stopped');
  told.cloud.update(told.id, { name: 'front' });
  await told.round('another name');
  told.cloud.update(told.id, { power_state: 'running' });
  await told.round('power_state running');
  await golden('power-and-name', told);
});

test('rebuild', async () => {
  const told = await story();
  const { cloud, id } = told;
  await told.quiet();
  const image = await otherDisk(told);
  cloud.update(id, { image_id: image });
  await told.round('another image');
  await told.round('now that its copy is there');
  await told.round('rest');
  cloud.order(id, 'rebuild');
  cloud.update(id, { power_state: 'stopped' });
  await told.round('ordered anew, and to be stopped');
  await told.round('and rest');
  cloud.remove(id);
  await told.round('deleted');
  await golden('rebuild', told);
});

test('rescue and shelve', async () => {
  const told = await story();
  const { cloud, id } = told;
  await told.quiet();
  const rescue_image_id = await otherDisk(told);
  await told.quiet();
  cloud.update(id, { rescue_image_id });
  await told.round('rescue_image_id');
  await told.round('when its copy is there');
  cloud.update(id, { rescue_image_id: undefined } as unknown as JsonObject);
  await told.round('rescued');
  await told.round('and rest');
  cloud.update(id, { power_state: 'shelved' });
  await told.round('power_state shelved');
  await told.round('its claims are released');
  cloud.update(id, { power_state: 'running', previous_flavor_id: told.flavors[1] });
  await told.round('power_state running');
  await golden('rescue-and-shelve', told);
});

test('pause, suspend, resume', async () => {
  const told = await story();
  const { cloud, id, flavors, subnets } = told;
  await told.quiet();
  cloud.update(id, { power_state: 'paused' });
  await told.round('power_state paused');
  cloud.update(id, { nics: {} });
  await told.round('a paused guest lets go of nothing: it runs for a moment');
  cloud.update(id, { power_state: 'suspended', nics: { eth0: { subnet_id: subnets[0] } } });
  await told.round('power_state suspended');
  cloud.update(id, { name: 'front' });
  await told.round('another name while it is suspended');
  cloud.update(id, { power_state: 'running' });
  await told.round('power_state running');
  cloud.update(id, { power_state: 'suspended' });
  await told.quiet();
  cloud.update(id, { flavor_id: flavors[2] });
  await told.round('a larger disk while it is suspended: its memory ends');
  cloud.update(id, { power_state: 'paused' });
  await told.round('paused from nothing');
  cloud.ports.byHand.powerCycle('kvm1');
  await told.round('power cut');
  cloud.update(id, { power_state: 'suspended' });
  await told.quiet();
  cloud.ports.byHand.powerCycle('kvm1');
  await told.round('power cut while it is suspended');
  cloud.update(id, { power_state: 'stopped' });
  await told.round('power_state stopped');
  await golden('pause-and-suspend', told);
});

test('delete', async () => {
  const told = await story();
  const { cloud, id, subnets, disk } = told;
  await told.quiet();
  cloud.remove(id);
  await told.round('the server');
  await told.round('its reservations');
  cloud.remove(subnets[0]);
  cloud.remove(disk);
  cloud.ports.byHand.setReachable('kvm1', false);
  await told.round('subnet and image while the host is cut off');
  cloud.ports.byHand.setReachable('kvm1', true);
  await told.round('the host is back');
  await golden('delete', told);
});

test('no host fits', async () => {
  const told = await story();
  const { cloud, id, hosts } = told;
  const ask = async (title: string, vcpus: number, memory_mib: number, disk_gib: number): Promise<void> => {
    const flavor_id = cloud.add('flavor', flavorSpec({ name: title, vcpus, memory_mib, disk_gib }));
    cloud.update(id, { flavor_id });
    await told.round(title);
  };
  await ask('too much memory', 1, 8448, 0);
  cloud.update(hosts[1], { enabled: false });
  await ask('one host disabled', 64, 8448, 200);
  cloud.update(id, { host_id: hosts[1] });
  await ask('the disabled one asked for', 1, 256, 0);
  cloud.ports.byHand.setReachable('kvm1', false);
  cloud.update(id, { host_id: hosts[0] });
  await ask('the one that is down asked for', 1, 256, 0);
  await golden('unschedulable', told);
});
