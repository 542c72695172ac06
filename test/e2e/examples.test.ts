import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exampleFolders } from '../support/example-folders.ts';
import { holders, PLANTED, plantedVariables, textOf, unplantedSecrets } from '../support/planted.ts';
import { overSimulatedHosts, startSimulatedStack, type SimulatedStack } from '../support/simulated-stack.ts';
import { startStack, type Stack } from '../support/stack.ts';
import { terraformWorkspace, type TerraformWorkspace } from '../support/terraform.ts';

/**
 * Whatever configuration lies below examples/ applies, plans empty, and goes without a trace; and the token, with what is planted in
 * its secret variables, stands in no plan, no state, no log of terraform or of the service.
 */

/** Applied over a real host elsewhere, with more to look at. */
const ELSEWHERE: Readonly<Record<string, string>> = { quickstart: 'test/e2e/quickstart.test.ts' };

const EXAMPLES = exampleFolders();
const OVER_HOSTS = EXAMPLES.filter(({ name, needs_host }) => needs_host && ELSEWHERE[name] === undefined);

let simulated: SimulatedStack;
let real: Stack | undefined;

beforeAll(async () => {
  simulated = await startSimulatedStack('trace');
  if (OVER_HOSTS.length > 0) real = await startStack({ hosts: ['h1'] });
}, 180_000);

afterAll(async () => {
  await simulated?.stop();
  await real?.stop();
}, 60_000);

async function applyAndDestroy(workspace: TerraformWorkspace): Promise<string> {
  const planned = await workspace.run('plan', '-no-color', '-out=example.tfplan');
  expect(planned.code, planned.output).toBe(0);
  const applied = await workspace.run('apply', '-no-color', 'example.tfplan');
  expect(applied.code, applied.output).toBe(0);
  expect(workspace.state().size).toBeGreaterThan(0);
  const plan = await workspace.plan();
  expect(plan.code, plan.output).toBe(0);
  const destroyed = await workspace.destroy();
  return [planned, applied, plan, destroyed].map(({ output }) => output).join('\n');
}

test('there are examples, and those that are left to other tests are tested there', () => {
  expect(EXAMPLES.map(({ name }) => name)).toEqual(expect.arrayContaining(['quickstart', 'two-tier']));
  for (const [name, file] of Object.entries(ELSEWHERE)) {
    expect([name, existsSync(file)]).toEqual([name, true]);
  }
});

test('secret variables are planted, and what is planted is found', () => {
  const hcl =
    'variable "size" {\n  type = number\n}\nvariable "key" {\n  type      = string\n  ephemeral = true\n}\n' +
    'resource "cairn_host" "a" {\n  client_key_wo = var.key\n  user_data_wo  = file("x")\n}\n';
  expect(plantedVariables(hcl)).toEqual({ TF_VAR_key: `${PLANTED}-key` });
  expect(unplantedSecrets(hcl)).toEqual(['user_data_wo']);
  const directory = join(simulated.directory, 'found');
  mkdirSync(directory);
  writeFileSync(join(directory, 'leaky'), `{"key": "${PLANTED}-key"}`);
  writeFileSync(join(directory, 'tight'), '{"key": null}');
  expect(holders(directory, [PLANTED, simulated.service.token])).toEqual(['leaky']);
});

test.each(EXAMPLES)(
  'examples/$name over simulated hosts',
  async ({ name, files }) => {
    const directory = join(simulated.directory, 'examples', name);
    mkdirSync(directory, { recursive: true });
    const texts = Object.entries(files).map(([file, text]) => [file, overSimulatedHosts(text)] as const);
    const hcl = texts.map(([, text]) => text).join('\n');
    expect(unplantedSecrets(hcl)).toEqual([]);
    const log = join(directory, 'trace.log');
    const output = await applyAndDestroy(
      terraformWorkspace(directory, Object.fromEntries(texts), {
        ...simulated.environment,
        ...plantedVariables(hcl),
        TF_LOG: 'TRACE',
        TF_LOG_PATH: log,
      }),
    );
    expect(await simulated.objects()).toEqual([]);

    const secrets = [PLANTED, simulated.service.token];
    expect(secrets.filter((secret) => output.includes(secret))).toEqual([]);
    // The state before the end is what the destruction left as the backup.
    for (const file of ['example.tfplan', 'terraform.tfstate.backup', 'trace.log']) {
      expect([file, textOf(join(directory, file)).includes('cairn_server')]).toEqual([file, true]);
    }
    expect(textOf(join(simulated.directory, 'service.log'))).toContain('upload_seed');
    expect(holders(directory, secrets)).toEqual([]);
    expect(holders(simulated.directory, secrets)).toEqual([]);
  },
  120_000,
);

for (const { name, files } of OVER_HOSTS) {
  test(`examples/${name} over a real host`, async () => {
    await applyAndDestroy(real!.workspace(name.replaceAll('/', '-'), files));
    expect(await real!.leftovers()).toEqual([]);
  });
}
