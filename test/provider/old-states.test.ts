import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { FAKE_TOKEN, startFakeApi } from './support/fake-api.ts';
import type { FakeApi } from './support/fake-api.ts';
import { buildProvider, createWorkspace } from './support/terraform.ts';
import type { CommandResult, Workspace } from './support/terraform.ts';

/** States that this provider did not write: of its own older versions, and of other providers. */

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const OPENSTACK = 'terraform-provider-openstack/openstack';
const LIBVIRT = 'dmacvicar/libvirt';
const PROJECT = '00000000-0000-4000-8000-000000000001';
const HEADER =
  'terraform {\n  required_providers {\n    cairn = {\n      source = "cairn/cairn"\n    }\n  }\n}\n';

const folders: Record<string, string> = {};
let api: FakeApi;
let workspace: Workspace;

const build = async (fixture: string, type: string): Promise<string> =>
  (folders[type] = await buildProvider(join(import.meta.dirname, 'fixtures', fixture), type));

beforeAll(async () => {
  await Promise.all([
    build('aged-provider.ts', 'cairn'),
    // Terraform loads the schema of each provider in the state; that of a stand-in will do.
    build('wire-provider.ts', 'openstack'),
    build('wire-provider.ts', 'libvirt'),
  ]);
});
afterAll(() => {
  for (const folder of Object.values(folders)) rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  api = await startFakeApi();
  workspace = createWorkspace(
    'cairn/cairn',
    folders['cairn'] ?? '',
    { CAIRN_ENDPOINT: api.endpoint, CAIRN_TOKEN: FAKE_TOKEN },
    { [OPENSTACK]: folders['openstack'] ?? '', [LIBVIRT]: folders['libvirt'] ?? '' },
  );
});
afterEach(async () => {
  workspace.remove();
  await api.close();
});

const foreign = (typeName: string): object =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, `fixtures/foreign-states/${typeName}.json`), 'utf8'),
  ) as object;

const haveState = (source: string, type: string, attributes: object, schema_version = 0): void => {
  const resource = {
    mode: 'managed',
    type,
    name: 'old',
    provider: `provider["registry.terraform.io/${source}"]`,
    instances: [{ schema_version, attributes, sensitive_attributes: [] }],
  };
  writeFileSync(
    join(workspace.directory, 'terraform.tfstate'),
    JSON.stringify({
      version: 4,
      terraform_version: '1.11.4',
      serial: 1,
      lineage: 'l',
      resources: [resource],
    }),
  );
};

const attributes = (): Record<string, unknown> => {
  const state = JSON.parse(readFileSync(join(workspace.directory, 'terraform.tfstate'), 'utf8')) as {
    resources: { type: string; instances: { attributes: Record<string, unknown> }[] }[];
  };
  return state.resources[0]?.instances[0]?.attributes ?? {};
};

const run = async (expected: number, ...command: readonly string[]): Promise<CommandResult> => {
  const result = await workspace.run(...command);
  expect(result.code, result.text).toBe(expected);
  return result;
};
const plan = (expected: number): Promise<CommandResult> => run(expected, 'plan', '-detailed-exitcode');
const apply = (): Promise<CommandResult> => run(0, 'apply', '-auto-approve');

describe('states of older versions', () => {
  const SERVER = `${HEADER}
resource "cairn_server" "old" {
  name      = "web"
  flavor_id = "small"
  nics      = { eth0 = { subnet_id = "s-1" } }
}
`;

  it.each([
    [0, { size: 'small', subnet_id: 's-1' }],
    [1, { flavor_id: 'small', subnet_id: 's-1' }],
  ])('of version %i becomes the present one, with an empty plan', async (version, own) => {
    const stored = api.add('servers', {
      name: 'web',
      flavor_id: 'small',
      project_id: PROJECT,
      metadata: {},
      power_state: 'running',
      nics: { eth0: { subnet_id: 's-1', mtu: 1500 } },
    });
    haveState(
      'cairn/cairn',
      'cairn_server',
      { id: stored.id, name: 'web', project_id: PROJECT, ...own },
      version,
    );
    workspace.configure(SERVER);
    await plan(0);
    await run(0, 'apply', '-auto-approve', '-refresh-only');
    expect(attributes()).toMatchObject({
      id: stored.id,
      flavor_id: 'small',
      nics: { eth0: { subnet_id: 's-1' } },
    });
  });

  it('says what to do with a state that cannot be read', async () => {
    haveState('cairn/cairn', 'cairn_server', { id: 'x', nics: 'none' }, 2);
    workspace.configure(SERVER);
    const result = await plan(1);
    expect(result.text).toContain('The stored state of cairn_server cannot be read');
    expect(result.text).toContain('nics is not a map');
    expect(result.text).toContain('terraform state rm');
  });
});

const moved = (from: string, to: string, body: string): void => {
  workspace.configure(`${HEADER}
moved {
  from = ${from}.old
  to   = ${to}.new
}

resource "${to}" "new" {
${body}
}
`);
};

const moveServer = (): void => {
  haveState(OPENSTACK, 'openstack_compute_instance_v2', foreign('openstack_compute_instance_v2'));
  moved('openstack_compute_instance_v2', 'cairn_server', '  name = "web-1"\n  flavor_id = "small"');
};

describe('moved blocks from other providers', () => {
  it('take over the object of that name, and plan empty from then on', async () => {
    const stored = api.add('servers', {
      name: 'web-1',
      flavor_id: 'small',
      project_id: PROJECT,
      metadata: {},
      nics: {},
      power_state: 'running',
    });
    moveServer();
    const planned = await run(0, 'plan');
    expect(planned.text).toContain('takes the place of openstack_compute_instance_v2');
    expect(planned.text).toContain('0 to add, 0 to change, 0 to destroy');
    expect(stored.claimed && api.requests('POST', /claims/).length > 0).toBe(false);
    await apply();
    expect(attributes()).toMatchObject({ id: stored.id, name: 'web-1', state: 'ACTIVE' });
    expect(readFileSync(join(workspace.directory, 'terraform.tfstate'), 'utf8')).not.toContain('openstack');
    await plan(0);
    expect(api.requests('POST', /claims/).length).toBeGreaterThan(0);
    expect(api.objects.size).toBe(1);
  });

  it('plan a creation when there is none, and say that nothing is copied', async () => {
    moveServer();
    const planned = await plan(2);
    expect(planned.text).toContain('openstack_compute_instance_v2 "web-1" is not in Cairn yet');
    expect(planned.text).toContain('1 to add, 0 to change, 0 to destroy');
    await apply();
    expect(api.named('servers', 'web-1')?.spec).toMatchObject({ flavor_id: 'small' });
    await plan(0);
  });

  it('do not guess without a read', async () => {
    moveServer();
    const planned = await run(1, 'plan', '-refresh=false');
    expect(planned.text).toContain('Run terraform without -refresh=false');
    expect((await run(1, 'destroy', '-auto-approve', '-refresh=false')).text).toContain('must be read first');
  });

  it('do not take over what only has the same name', async () => {
    api.add('images', { name: 'debian-12', project_id: PROJECT, size_bytes: 5, sha256: 'a' });
    haveState(OPENSTACK, 'openstack_images_image_v2', foreign('openstack_images_image_v2'));
    moved(
      'openstack_images_image_v2',
      'cairn_image',
      '  name = "debian-12"\n  sha256 = "a"\n  size_bytes = 5',
    );
    const planned = await plan(1);
    expect(planned.text).toContain('The image of that name is another one');
    expect(planned.text).toContain('in size_bytes');
  });

  it('take a libvirt domain too', async () => {
    api.add('servers', { name: 'web-1', flavor_id: 'small', project_id: PROJECT, description: 'other' });
    haveState(LIBVIRT, 'libvirt_domain', foreign('libvirt_domain'));
    moved('libvirt_domain', 'cairn_server', '  name = "web-1"\n  flavor_id = "small"');
    const planned = await plan(2);
    expect(planned.text).toContain('0 to add, 1 to change, 0 to destroy');
    expect(planned.text).toMatch(/description\s+= "other" -> null/);
  });

  it('refuse what has no counterpart of that kind', async () => {
    haveState(LIBVIRT, 'libvirt_volume', { ...foreign('libvirt_volume'), source: null });
    moved('libvirt_volume', 'cairn_image', '  name = "x"');
    expect((await plan(1)).text).toContain('It is a disk and no image');
    haveState(OPENSTACK, 'openstack_compute_instance_v2', foreign('openstack_compute_instance_v2'));
    moved('openstack_compute_instance_v2', 'cairn_image', '  name = "x"');
    const wrong = await plan(1);
    expect(wrong.text).toContain('Cannot move openstack_compute_instance_v2 to cairn_image');
    expect(wrong.text).toContain('it takes openstack_images_image_v2, libvirt_volume');
  });
});
