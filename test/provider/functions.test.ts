import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { FUNCTIONS } from '../../provider/functions/registry.ts';
import { buildProvider, createWorkspace } from './support/terraform.ts';
import type { Workspace } from './support/terraform.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const HEADER =
  'terraform {\n  required_providers {\n    cairn = {\n      source = "cairn/cairn"\n    }\n  }\n}\n';

let folder = '';
let workspace: Workspace;

beforeAll(async () => {
  folder = await buildProvider(join(import.meta.dirname, 'fixtures/cairn-provider.ts'), 'cairn');
  // Nothing to connect to: functions need no service and no configuration.
  workspace = createWorkspace('cairn/cairn', folder);
});
afterAll(() => {
  workspace.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** What expressions are, evaluated by terraform: one apply for all. */
const evaluate = async (expressions: Readonly<Record<string, string>>): Promise<Record<string, unknown>> => {
  const outputs = Object.entries(expressions).map(
    ([name, expression]) => `output "${name}" {\n  value = ${expression}\n}\n`,
  );
  workspace.configure(`${HEADER}${outputs.join('')}`);
  const applied = await workspace.run('apply', '-auto-approve');
  expect(applied.code, applied.text).toBe(0);
  const { stdout } = await workspace.run('output', '-json');
  const json = JSON.parse(stdout) as Record<string, { value: unknown }>;
  return Object.fromEntries(Object.entries(json).map(([name, { value }]) => [name, value]));
};

const refusal = async (expression: string): Promise<string> => {
  workspace.configure(`${HEADER}output "bad" {\n  value = ${expression}\n}\n`);
  const { code, text } = await workspace.run('plan');
  expect(code, text).toBe(1);
  return text;
};

describe('functions called from HCL', () => {
  it('give values of the right types', async () => {
    const found = await evaluate({
      parsed: 'provider::cairn::parse_id("shop/web")',
      plan: 'provider::cairn::subnet_plan("10.20.0.0/16", { web = 24, db = { hosts = 100 } })',
      own_mac: 'provider::cairn::mac("shop/web/eth0", "0a:ca:17")',
      fits: 'provider::cairn::flavor_fits({ vcpus = 1, memory_mib = 1024 }, { memory_mib = 2048 })',
      data: 'provider::cairn::cloud_init({ packages = ["nginx"], ntp = { enabled = true } }, [{ runcmd = ["date"] }]...)',
    });
    expect(found).toMatchObject({
      parsed: { id: null, project_id: null, project: 'shop', name: 'web' },
      plan: {
        web: expect.stringMatching(/^10\.20\.\d+\.0\/24$/) as string,
        db: expect.stringMatching(/\/25$/) as string,
      },
      own_mac: expect.stringMatching(/^0a:ca:17:/) as string,
      fits: { fits: false, short: { memory_mib: 1024 }, reason: 'memory_mib is 1024, needed are 2048' },
      data: '#cloud-config\nntp:\n  enabled: true\npackages:\n  - "nginx"\nruncmd:\n  - "date"\n',
    });
  });

  it('have examples that work as they stand', async () => {
    const examples = FUNCTIONS.map(({ name }) =>
      readFileSync(join(import.meta.dirname, `../../examples/functions/${name}/function.tf`), 'utf8'),
    );
    const names = '[local.web, local.web_mac, local.own_mac, local.check, local.subnets, local.user_data]';
    workspace.configure(`${HEADER}${examples.join('\n')}\noutput "all" {\n  value = ${names}\n}\n`);
    const { code, text } = await workspace.run('plan');
    expect(code, text).toBe(0);
    expect(text).toContain('project = "shop"');
    expect(text).toContain('needed are 2048');
  });

  it('point at the argument that is wrong', async () => {
    expect(
      await refusal('provider::cairn::subnet_plan("10.0.0.0/24", { web = 25, db = 25, cache = 26 })'),
    ).toMatch(/Invalid value for "subnets" parameter: subnets\["cache"\] \(\/26\) does not fit/);
    expect(await refusal('provider::cairn::cloud_init({ a = 1 }, "#cloud-config\\nruncmd: [a\\n")')).toMatch(
      /Invalid value for "parts" parameter: part 2: line 2: the bracket that begins here is never closed/,
    );
    expect(await refusal('provider::cairn::mac("web", "00:16:3e")')).toMatch(
      /Invalid value for "prefix" parameter/,
    );
    expect(await refusal('provider::cairn::parse_id("a/b/c")')).toContain('has more than one slash');
    expect(await refusal('provider::cairn::flavor_fits({}, { memory = 1 })')).toContain(
      'needs.memory is not a size',
    );
  });
});
