import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exampleFolders } from '../support/example-folders.ts';
import { overSimulatedHosts, startSimulatedStack, type SimulatedStack } from '../support/simulated-stack.ts';
import { startStack, type Stack } from '../support/stack.ts';
import { terraformWorkspace, type TerraformWorkspace } from '../support/terraform.ts';

/** Whatever configuration lies below examples/ applies, plans empty, and goes without a trace. */

/** Applied over a real host elsewhere, with more to look at. */
const ELSEWHERE: Readonly<Record<string, string>> = { quickstart: 'test/e2e/quickstart.test.ts' };

const EXAMPLES = exampleFolders();
const OVER_HOSTS = EXAMPLES.filter(({ name, needs_host }) => needs_host && ELSEWHERE[name] === undefined);

let simulated: SimulatedStack;
let real: Stack | undefined;

beforeAll(async () => {
  simulated = await startSimulatedStack();
  if (OVER_HOSTS.length > 0) real = await startStack({ hosts: ['h1'] });
}, 180_000);

afterAll(async () => {
  await simulated?.stop();
  await real?.stop();
}, 60_000);

async function applyAndDestroy(workspace: TerraformWorkspace): Promise<void> {
  await workspace.apply();
  expect(workspace.state().size).toBeGreaterThan(0);
  const plan = await workspace.plan();
  expect(plan.code, plan.output).toBe(0);
  await workspace.destroy();
}

test('there are examples, and those that are left to other tests are tested there', () => {
  expect(EXAMPLES.map(({ name }) => name)).toEqual(expect.arrayContaining(['quickstart', 'two-tier']));
  for (const [name, file] of Object.entries(ELSEWHERE)) {
    expect([name, existsSync(file)]).toEqual([name, true]);
  }
});

test.each(EXAMPLES)(
  'examples/$name over simulated hosts',
  async ({ name, files }) => {
    const directory = join(simulated.directory, 'examples', name);
    mkdirSync(directory, { recursive: true });
    const texts = Object.entries(files).map(([file, text]) => [file, overSimulatedHosts(text)] as const);
    await applyAndDestroy(terraformWorkspace(directory, Object.fromEntries(texts), simulated.environment));
    expect(await simulated.objects()).toEqual([]);
  },
  120_000,
);

for (const { name, files } of OVER_HOSTS) {
  test(`examples/${name} over a real host`, async () => {
    await applyAndDestroy(real!.workspace(name.replaceAll('/', '-'), files));
    expect(await real!.leftovers()).toEqual([]);
  });
}
