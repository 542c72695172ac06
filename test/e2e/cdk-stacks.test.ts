import { execFile } from 'node:child_process';
import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ServiceProcess } from '../support/service.ts';
import { startSimulatedStack } from '../support/simulated-stack.ts';
import { startStack } from '../support/stack.ts';
import { terraformWorkspace } from '../support/terraform.ts';

/**
 * The larger TypeScript examples, synthesised, applied, planned empty and destroyed: those of cdktf over two real hosts, their copies for
 * cdktn over simulated ones.
 */

const execute = promisify(execFile);
const SIMULATED = ['simulated://a?vcpus=32&memory_mib=16384', 'simulated://b?vcpus=32&memory_mib=16384'];
const STACKS = [
  // Servers of one subnet keep together: it is one segment per host.
  { stack: 'two-tier', servers: 3, running: 3, hosts: 1 },
  { stack: 'fleet', servers: 9, running: 7, hosts: 2 },
];

/** Where the stacks are applied. */
type Ground = {
  readonly directory: string;
  readonly service: ServiceProcess;
  readonly host_uris: readonly string[];
  readonly kernel: string;
  readonly ramdisk: string;
  /** What is left on the hosts. */
  readonly leftovers: () => Promise<readonly string[]>;
  readonly stop: () => Promise<void>;
};

async function realGround(): Promise<Ground> {
  const stack = await startStack({ hosts: ['h1', 'h2'] });
  const { kernel, initrd: ramdisk } = stack.images;
  const host_uris = stack.hosts.map(({ uri }) => uri);
  return { ...stack, service: stack.service(), host_uris, kernel, ramdisk };
}

async function simulatedGround(): Promise<Ground> {
  const stack = await startSimulatedStack();
  const { TF_VAR_kernel: kernel = '', TF_VAR_ramdisk: ramdisk = '' } = stack.environment;
  return { ...stack, host_uris: SIMULATED, kernel, ramdisk, leftovers: stack.objects };
}

type Server = { readonly status: { readonly state: string; readonly placed_host_id: string } };

describe.each([
  ['cdktf', realGround],
  ['cdktn', simulatedGround],
] as const)('%s', (library, makeGround) => {
  let ground: Ground;
  let synthesised: string;

  beforeAll(async () => {
    ground = await makeGround();
    synthesised = join(ground.directory, 'cdk', 'stacks');
    await execute('npx', ['tsx', `examples/${library}/main.ts`], {
      env: {
        ...process.env,
        CDKTF_OUTDIR: join(ground.directory, 'cdk'),
        CHECKPOINT_DISABLE: '1',
        CAIRN_EXAMPLE_HOST_URI: ground.host_uris.join(' '),
        CAIRN_EXAMPLE_KERNEL: ground.kernel,
        CAIRN_EXAMPLE_RAMDISK: ground.ramdisk,
      },
    });
  }, 180_000);
  afterAll(() => ground?.stop(), 60_000);

  test('every stack is applied here or in cdktf.test.ts', () => {
    expect(readdirSync(synthesised).sort()).toEqual(
      [...STACKS.map(({ stack }) => stack), 'quickstart'].sort(),
    );
  });

  test.each(STACKS)('$stack', async ({ stack, servers, running, hosts }) => {
    const { endpoint, token } = ground.service;
    const environment = { CAIRN_ENDPOINT: endpoint, CAIRN_TOKEN: token };
    const workspace = terraformWorkspace(join(ground.directory, stack), {}, environment);
    copyFileSync(join(synthesised, stack, 'cdk.tf.json'), join(workspace.directory, 'cdk.tf.json'));
    await workspace.apply();
    const made = (await ground.service.json('/v1/servers'))['items'] as Server[];
    expect(made).toHaveLength(servers);
    expect(made.filter(({ status }) => status.state === 'ACTIVE')).toHaveLength(running);
    expect(new Set(made.map(({ status }) => status.placed_host_id)).size).toBe(hosts);
    const plan = await workspace.plan();
    expect(plan.code, plan.output).toBe(0);
    await workspace.destroy();
    expect(await ground.service.json('/v1/servers')).toMatchObject({ items: [] });
    expect(await ground.service.json('/v1/hosts')).toMatchObject({ items: [] });
    expect(await ground.leftovers()).toEqual([]);
  });
});
