import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BASE, serverBlock } from '../support/configuration.ts';
import { eventually } from '../support/eventually.ts';
import { startStack, type Stack } from '../support/stack.ts';
import type { TerraformWorkspace } from '../support/terraform.ts';

/** What somebody changed by hand is put right, or with drift_policy = "report" shown by plan and by `cairn drift`. */

const execute = promisify(execFile);
let stack: Stack;
let workspace: TerraformWorkspace;

const OTHER_NETWORK = `
resource "cairn_subnet" "other" {
  name       = "other"
  project_id = cairn_project.project.id
  network_id = cairn_network.network.id
  cidr       = "10.81.0.0/24"
}
`;

beforeAll(async () => {
  // libvirt tells nobody of some changes by hand; the timer finds them.
  stack = await startStack({ hosts: ['h1'], environment: { CAIRN_RESYNC_SECONDS: '3' } });
  workspace = stack.workspace('drift', {
    'main.tf': `${BASE}${OTHER_NETWORK}${serverBlock('enforced')}${serverBlock(
      'reported',
      'drift_policy = "report"',
    )}${serverBlock('neighbour').replace('cairn_subnet.subnet', 'cairn_subnet.other')}`,
  });
  await workspace.apply();
}, 180_000);

afterAll(async () => {
  await stack?.stop();
}, 60_000);

function idOf(address: string): string {
  return String(workspace.state().get(address)?.['id']);
}

async function cairn(...parameters: string[]): Promise<{ code: number; output: string }> {
  const { endpoint, token } = stack.service();
  const environment = { ...process.env, CAIRN_ENDPOINT: endpoint, CAIRN_TOKEN: token };
  try {
    const { stdout } = await execute(process.execPath, ['dist/cairn.mjs', ...parameters], {
      env: environment,
    });
    return { code: 0, output: stdout };
  } catch (error) {
    const failed = error as { code: number; stdout: string; stderr: string };
    return { code: failed.code, output: failed.stdout + failed.stderr };
  }
}

test('other memory, given by hand to the definition, is put right', async () => {
  const host = stack.hosts[0]!;
  const domain = `cairn-${idOf('cairn_server.enforced')}`;
  await host.virsh('setmem', domain, '64MiB', '--config');
  await eventually('the definition has 128 MiB again', 30, async () =>
    (await host.virsh('dumpxml', '--inactive', domain)).includes(
      "<currentMemory unit='KiB'>131072</currentMemory>",
    ),
  );
}, 60_000);

test('a guest moved to another network by hand is moved back while it runs', async () => {
  const host = stack.hosts[0]!;
  const domain = `cairn-${idOf('cairn_server.enforced')}`;
  const own = `cairn-${idOf('cairn_subnet.subnet')}`;
  const other = `cairn-${idOf('cairn_subnet.other')}`;
  const mac = /52:54:00(:[0-9a-f]{2}){3}/.exec(await host.virsh('domiflist', domain))![0];
  await host.exec('sh', [
    '-c',
    `virsh dumpxml ${domain} | sed -n '/<interface/,/<\\/interface>/p' | sed "s/network='${own}'/network='${other}'/; /<target/d; /<alias/d" > /tmp/nic.xml; virsh update-device ${domain} /tmp/nic.xml --live --config`,
  ]);
  expect((await host.virsh('domstate', domain)).trim()).toBe('running');
  await eventually('both definitions name the own network again', 30, async () => {
    const live = await host.virsh('domiflist', domain);
    const stored = await host.virsh('domiflist', domain, '--inactive');
    return live.includes(own) && stored.includes(own) && !live.includes(other) && live.includes(mac);
  });
  expect((await workspace.plan()).code).toBe(0);
}, 90_000);

test('a network stopped by hand is started again', async () => {
  const host = stack.hosts[0]!;
  const network = `cairn-${idOf('cairn_subnet.other')}`;
  await host.virsh('net-destroy', network);
  await eventually('the network is active', 30, async () =>
    /Active:\s+yes/.test(await host.virsh('net-info', network)),
  );
}, 60_000);

test('with drift_policy report nothing is touched; plan says 2, cairn drift lists it and exits 2; apply repairs', async () => {
  const host = stack.hosts[0]!;
  const id = idOf('cairn_server.reported');
  const domain = `cairn-${id}`;
  // What was put right above is recorded only after the host shows it.
  await eventually('nothing drifts', 30, async () => (await cairn('drift')).code === 0);
  await host.virsh('destroy', domain);
  const shown = await eventually('cairn drift shows it', 30, async () => {
    const result = await cairn('drift', '-o', 'json');
    return result.code === 2 ? result : null;
  });
  const items = (JSON.parse(shown.output) as { items: Record<string, unknown>[] }).items;
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({
    kind: 'server',
    id,
    field: 'power_state',
    expected: 'running',
    found: 'stopped',
  });
  expect(Date.parse(String(items[0]!['since']))).toBeGreaterThan(Date.now() - 60_000);
  expect((await cairn('drift')).output).toMatch(/power_state\s+running\s+stopped/);
  expect((await host.virsh('domstate', domain)).trim()).toBe('shut off');

  const plan = await workspace.plan();
  expect(plan.code).toBe(2);
  expect(plan.output).toContain('power_state');
  expect((await host.virsh('domstate', domain)).trim()).toBe('shut off');
  await workspace.apply();
  expect((await host.virsh('domstate', domain)).trim()).toBe('running');
  expect((await workspace.plan()).code).toBe(0);
  expect(await cairn('drift')).toMatchObject({ code: 0 });
}, 120_000);

test('destroy leaves nothing', async () => {
  await workspace.destroy();
  expect(await stack.leftovers()).toEqual([]);
}, 120_000);
