import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { guestReport, startStack, type Stack } from '../support/stack.ts';

/** The TypeScript example, synthesised by cdktf and by its successor cdktn, does what the HCL one does. */

const execute = promisify(execFile);
let stack: Stack;

beforeAll(async () => {
  stack = await startStack({ hosts: ['h1'] });
}, 120_000);

afterAll(async () => {
  await stack?.stop();
}, 60_000);

test.each(['cdktf', 'cdktn'])(
  'the stack synthesised by %s applies, plans empty, is repaired and goes',
  async (library) => {
    const output = join(stack.directory, `${library}.out`);
    await execute('npx', ['tsx', `examples/${library}/main.ts`], {
      env: {
        ...process.env,
        CDKTF_OUTDIR: output,
        CHECKPOINT_DISABLE: '1',
        CAIRN_EXAMPLE_HOST_URI: stack.hosts[0]!.uri,
        CAIRN_EXAMPLE_KERNEL: stack.images.kernel,
        CAIRN_EXAMPLE_RAMDISK: stack.images.initrd,
      },
    });
    const synthesised = join(output, 'stacks', 'quickstart');
    expect(existsSync(join(synthesised, 'cdk.tf.json'))).toBe(true);
    const workspace = stack.workspace(library, {});
    cpSync(join(synthesised, 'cdk.tf.json'), join(workspace.directory, 'cdk.tf.json'));
    await workspace.apply();
    expect((await workspace.plan()).code).toBe(0);
    const server = [...workspace.state()].find(([address]) => address.startsWith('cairn_server.'))![1];
    const addresses = Object.values(server['addresses'] as Record<string, string>);
    const id = String(server['id']);
    const host = stack.hosts[0]!;
    expect(await guestReport(host, id)).toContain(`ip=${addresses[0]}/`);
    await host.virsh('destroy', `cairn-${id}`);
    await eventually('the guest runs again', 5, async () =>
      (await host.virsh('domstate', `cairn-${id}`)).includes('running'),
    );
    await workspace.destroy();
    expect(await stack.leftovers()).toEqual([]);
  },
  180_000,
);
