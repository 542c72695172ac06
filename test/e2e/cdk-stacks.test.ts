import { execFile } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bzImageBytes, gzipBytes } from '../support/kind-objects.ts';
import { startServiceProcess } from '../support/service.ts';
import type { ServiceProcess } from '../support/service.ts';
import { terraformWorkspace } from '../support/terraform.ts';

/** The larger TypeScript examples, synthesised by both libraries, applied to simulated hosts, planned empty and destroyed. */

const execute = promisify(execFile);
const HOSTS = ['simulated://a?vcpus=32&memory_mib=16384', 'simulated://b?vcpus=32&memory_mib=16384'];
const STACKS = [
  // Servers of one subnet keep together: it is one segment per host.
  { stack: 'two-tier', servers: 3, running: 3, hosts: 1 },
  { stack: 'fleet', servers: 13, running: 11, hosts: 2 },
];

let directory: string;
let service: ServiceProcess;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'ck-'));
  // PostgreSQL runs under an account of its own, which has to pass through.
  chmodSync(directory, 0o711);
  const data = join(directory, 'service');
  mkdirSync(data);
  writeFileSync(join(directory, 'vmlinuz'), bzImageBytes());
  writeFileSync(join(directory, 'initrd'), gzipBytes());
  service = await startServiceProcess({ directory: data, environment: { CAIRN_DRIVER: 'simulated' } });
});

afterAll(async () => {
  await service?.stop();
  rmSync(directory, { recursive: true, force: true });
});

describe.each(['cdktf', 'cdktn'])('%s', (library) => {
  beforeAll(async () => {
    await execute('npx', ['tsx', `examples/${library}/main.ts`], {
      env: {
        ...process.env,
        CDKTF_OUTDIR: join(directory, library),
        CHECKPOINT_DISABLE: '1',
        CAIRN_EXAMPLE_HOST_URI: HOSTS.join(' '),
        CAIRN_EXAMPLE_KERNEL: join(directory, 'vmlinuz'),
        CAIRN_EXAMPLE_RAMDISK: join(directory, 'initrd'),
      },
    });
  });

  test.each(STACKS)('$stack', async ({ stack, servers, running, hosts }) => {
    const { endpoint, token } = service;
    const workspace = terraformWorkspace(
      join(directory, `${library}-${stack}`),
      {},
      { CAIRN_ENDPOINT: endpoint, CAIRN_TOKEN: token },
    );
    const synthesised = join(directory, library, 'stacks', stack, 'cdk.tf.json');
    copyFileSync(synthesised, join(workspace.directory, 'cdk.tf.json'));
    await workspace.apply();
    const made = [...workspace.state()].filter(([address]) => address.startsWith('cairn_server.'));
    expect(made).toHaveLength(servers);
    expect(made.filter(([, { state }]) => state === 'ACTIVE')).toHaveLength(running);
    const placed = new Set(made.map(([, { placed_host_id }]) => placed_host_id));
    expect(placed.size).toBe(hosts);
    const plan = await workspace.plan();
    expect(plan.code, plan.output).toBe(0);
    await workspace.destroy();
    expect(await service.json('/v1/servers')).toMatchObject({ items: [] });
    expect(await service.json('/v1/hosts')).toMatchObject({ items: [] });
  });
});
