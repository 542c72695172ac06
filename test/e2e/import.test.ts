import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startStack, type Stack } from '../support/stack.ts';

/** State is disposable: what Cairn has can be imported without loss, and the plan after that is empty. */

let stack: Stack;

beforeAll(async () => {
  stack = await startStack({ hosts: ['h1'] });
}, 120_000);

afterAll(async () => {
  await stack?.stop();
}, 60_000);

test('every kind imports by id, then by project/name; the plan is empty both times', async () => {
  const workspace = stack.workspace('import', {
    'main.tf': readFileSync('examples/quickstart/main.tf', 'utf8'),
  });
  await workspace.apply();
  const first = workspace.state();
  expect(new Set([...first.keys()].map((address) => address.split('.')[0])).size).toBe(8);

  const forget = (): void => {
    for (const file of ['terraform.tfstate', 'terraform.tfstate.backup'])
      rmSync(join(workspace.directory, file), { force: true });
  };
  forget();
  for (const [address, attributes] of first) {
    const result = await workspace.run('import', '-no-color', address, String(attributes['id']));
    expect(result.output).toContain('Import successful');
  }
  const plan = await workspace.plan();
  expect(plan.output).toContain('No changes');
  expect(plan.code).toBe(0);

  forget();
  for (const [address, attributes] of first) {
    const name = String(attributes['name']);
    const reference = 'project_id' in attributes ? `quickstart/${name}` : name;
    const result = await workspace.run('import', '-no-color', address, reference);
    expect(result.output).toContain('Import successful');
  }
  expect((await workspace.plan()).code).toBe(0);
  const again = workspace.state();
  for (const [address, attributes] of first) expect(again.get(address)).toEqual(attributes);

  await workspace.destroy();
  expect(await stack.leftovers()).toEqual([]);
}, 240_000);
