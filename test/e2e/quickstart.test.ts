import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { guestReport, startStack, type Stack } from '../support/stack.ts';
import type { TerraformWorkspace } from '../support/terraform.ts';

/** The README's main promise, on real parts: apply, empty plan, repair without being asked, nothing left after destroy. */

let stack: Stack;
let workspace: TerraformWorkspace;

beforeAll(async () => {
  stack = await startStack({ hosts: ['h1'] });
  workspace = stack.workspace('quickstart', {
    'main.tf': readFileSync('examples/quickstart/main.tf', 'utf8'),
  });
}, 120_000);

afterAll(async () => {
  await stack?.stop();
}, 60_000);

test('apply starts a guest that gets the reserved address, and the next plan is empty', async () => {
  await workspace.apply();
  const server = workspace.state().get('cairn_server.web');
  const address = await workspace.output('address');
  expect(server).toMatchObject({ state: 'ACTIVE', power_state: 'running', accelerator: 'tcg' });
  const plan = await workspace.plan();
  expect(plan.output).toContain('No changes');
  expect(plan.code).toBe(0);
  const report = await guestReport(stack.hosts[0]!, String(server?.['id']));
  expect(report).toContain(`ip=${address}/24@eth0`);
  expect(report).toContain('hostname=web');
  expect(report).toMatch(/source=(config-2|cidata)/);
}, 180_000);

test.each([
  ['destroyed', ['destroy']],
  ['undefined while it runs', ['undefine']],
  ['paused', ['suspend']],
])(
  'a guest %s by hand is put right within 5 s of the event',
  async (_name, [command]) => {
    const host = stack.hosts[0]!;
    const domain = await workspace.output('instance_name');
    const id = await workspace.output('server_id');
    expect((await host.virsh('domstate', domain)).trim()).toBe('running');
    await host.virsh(command!, domain);
    await eventually(`${domain} runs again and is persistent`, 5, async () => {
      const info = await host.virsh('dominfo', domain);
      return /State:\s+running/.test(info) && /Persistent:\s+yes/.test(info) && info.includes(id);
    });
    expect((await workspace.plan()).code).toBe(0);
  },
  60_000,
);

test('a guest destroyed and undefined by hand comes back', async () => {
  const host = stack.hosts[0]!;
  const domain = await workspace.output('instance_name');
  await host.virsh('destroy', domain);
  await host.virsh('undefine', domain);
  await eventually(`${domain} runs again`, 5, async () =>
    /State:\s+running/.test(await host.virsh('dominfo', domain)),
  );
}, 60_000);

test('destroy leaves no domain, volume, network, file or row', async () => {
  await workspace.destroy();
  expect(await stack.leftovers()).toEqual([]);
  const images = join(stack.directory, 'service', 'images');
  const files = readdirSync(images, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  expect(files.map((entry) => entry.name)).toEqual([]);
  for (const collection of ['servers', 'subnets', 'networks', 'images', 'keypairs', 'flavors', 'hosts']) {
    expect(await stack.service().json(`/v1/${collection}`)).toMatchObject({ items: [] });
  }
}, 120_000);
