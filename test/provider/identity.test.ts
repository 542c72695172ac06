import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { KINDS } from '../../schemas/generated/kinds.ts';
import { itemsIn } from '../support/api.ts';
import { runCli } from '../support/cli.ts';
import { startSimulatedService } from '../support/simulated-service.ts';
import type { SimulatedService } from '../support/simulated-service.ts';
import { buildProvider, createWorkspace } from './support/terraform.ts';
import type { CommandResult, Workspace } from './support/terraform.ts';

/** Every kind of identity through the real terraform: apply, import, change in place, destroy. */

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

let service: SimulatedService;
let provider = '';
let workspace: Workspace;

beforeAll(async () => {
  provider = await buildProvider(join(import.meta.dirname, '../../provider/main.ts'), 'cairn');
  service = await startSimulatedService();
  workspace = createWorkspace('cairn/cairn', provider, service.environment);
});
afterAll(async () => {
  workspace?.remove();
  await service?.stop();
  rmSync(provider, { recursive: true, force: true });
});

const REQUIRES =
  'terraform {\n  required_providers {\n    cairn = {\n      source = "cairn/cairn"\n    }\n  }\n}\n';

/** What the second configuration says otherwise. */
type Words = {
  readonly user: string;
  readonly enabled: boolean;
  readonly version: number;
  readonly implied: string;
  readonly tags: string;
  readonly servers: string;
};

const FIRST: Words = {
  user: 'ann',
  enabled: true,
  version: 1,
  implied: '[data.cairn_role.reader.id]',
  tags: '["web"]',
  servers: '3',
};
const SECOND: Words = {
  user: 'anna',
  enabled: false,
  version: 2,
  implied: '[data.cairn_role.reader.id, data.cairn_role.member.id]',
  tags: '["web", "paused"]',
  servers: '-1',
};

const configuration = ({ user, enabled, version, implied, tags, servers }: Words): string => `${REQUIRES}
data "cairn_role" "reader" {
  name = "reader"
}
data "cairn_role" "member" {
  name = "member"
}
resource "cairn_domain" "lab" {
  name = "lab"
}
resource "cairn_project" "top" {
  name      = "top"
  domain_id = cairn_domain.lab.id
}
resource "cairn_project" "web" {
  name      = "web"
  domain_id = cairn_domain.lab.id
  parent_id = cairn_project.top.id
  enabled   = ${enabled}
  tags      = ${tags}
}
resource "cairn_user" "ann" {
  name                = "${user}"
  domain_id           = cairn_domain.lab.id
  email               = "ann@example.com"
  password_wo         = "correct horse battery ${version}"
  password_wo_version = ${version}
}
resource "cairn_group" "team" {
  name      = "team"
  domain_id = cairn_domain.lab.id
}
resource "cairn_group_membership" "ann" {
  group_id = cairn_group.team.id
  user_id  = cairn_user.ann.id
}
resource "cairn_role" "auditor" {
  name             = "auditor"
  implied_role_ids = ${implied}
}
resource "cairn_role_assignment" "ann" {
  role_id = data.cairn_role.member.id
  user_id = cairn_user.ann.id
  scope   = { project_id = cairn_project.web.id }
}
resource "cairn_role_assignment" "team" {
  role_id   = cairn_role.auditor.id
  group_id  = cairn_group.team.id
  scope     = { domain_id = cairn_domain.lab.id }
  inherited = true
}
resource "cairn_role_assignment" "watch" {
  role_id = data.cairn_role.reader.id
  user_id = cairn_user.ann.id
  scope   = { system_wide = true }
}
resource "cairn_application_credential" "ci" {
  name              = "ci"
  user_id           = cairn_user.ann.id
  scope_project_id  = cairn_project.web.id
  role_ids          = [data.cairn_role.member.id]
  secret_wo         = "a-secret-of-32-characters-or-more"
  secret_wo_version = 1
  depends_on        = [cairn_role_assignment.ann]
}
resource "cairn_region" "north" {
  name = "north"
}
resource "cairn_service" "mirror" {
  name = "mirror"
  type = "mirror"
}
resource "cairn_endpoint" "mirror" {
  service_id = cairn_service.mirror.id
  region_id  = cairn_region.north.id
  interface  = "public"
  url        = "https://mirror.example.com/%(project_id)s"
}
resource "cairn_policy" "images" {
  name  = "images"
  rules = { publicize_image = "role:auditor" }
}
resource "cairn_quota" "web" {
  project_id = cairn_project.web.id
  servers    = ${servers}
}
`;

const done = (result: CommandResult): CommandResult => {
  expect(result.code, result.text.slice(result.text.indexOf('Error:'))).toBe(0);
  return result;
};
const apply = async (): Promise<CommandResult> => done(await workspace.run('apply', '-auto-approve'));
const plan = (): Promise<CommandResult> => workspace.run('plan', '-detailed-exitcode');

type Attributes = Readonly<Record<string, unknown>>;
type Shown = { readonly mode: string; readonly address: string; readonly values: Attributes };

/** What is in the state, by address. */
const state = async (): Promise<ReadonlyMap<string, Attributes>> => {
  const { stdout } = done(await workspace.run('show', '-json'));
  const json = JSON.parse(stdout) as {
    readonly values?: { readonly root_module: { readonly resources: Shown[] } };
  };
  const managed = (json.values?.root_module.resources ?? []).filter(({ mode }) => mode === 'managed');
  return new Map(managed.map(({ address, values }) => [address, values]));
};

const forget = (): void => {
  for (const file of ['terraform.tfstate', 'terraform.tfstate.backup']) {
    rmSync(join(workspace.directory, file), { force: true });
  }
};

/** Imports all objects at once by what `reference` says of each; the state must be what it was. */
const importAll = async (
  objects: ReadonlyMap<string, Attributes>,
  reference: (attributes: Attributes) => string,
): Promise<void> => {
  forget();
  const blocks = [...objects].map(
    ([address, attributes]) => `import {\n  to = ${address}\n  id = "${reference(attributes)}"\n}\n`,
  );
  workspace.configure(configuration(FIRST) + blocks.join(''));
  const { text } = await apply();
  expect(text).toContain(`${objects.size} imported, 0 added, 0 changed, 0 destroyed`);
  expect(await state()).toEqual(objects);
};

test('every kind applies, imports by id and by name or key, changes in place, and leaves nothing behind', async () => {
  const before = await everything();
  workspace.configure(configuration(FIRST));
  await apply();
  expect((await plan()).code).toBe(0);
  const objects = await state();
  const types = new Set([...objects.keys()].map((address) => address.replace(/^cairn_|\..*/g, '')));
  const inProject = Object.entries(KINDS).flatMap(([name, kind]) => (kind.in_project ? [name] : []));
  const others = [...inProject, 'flavor', 'keypair', 'host', 'server', 'server_set', 'image', 'aggregate'];
  expect([...types].sort()).toEqual(
    Object.keys(KINDS)
      .filter((name) => !others.includes(name) || name === 'quota')
      .sort(),
  );

  await importAll(objects, ({ id }) => String(id));
  await importAll(objects, ({ name }) => String(name));

  workspace.configure(configuration(SECOND));
  const changed = await apply();
  expect(changed.text).toContain('0 added, 4 changed, 0 destroyed');
  expect((await plan()).code).toBe(0);
  const after = await state();
  for (const [address, { id }] of objects) expect(after.get(address)?.['id'], address).toBe(id);
  expect(after.get('cairn_user.ann')).toMatchObject({ name: 'anna', password_wo_version: 2 });
  expect(after.get('cairn_project.web')).toMatchObject({ enabled: false });

  done(await workspace.run('destroy', '-auto-approve'));
  expect(await everything()).toEqual(before);
});

test('a user that somebody made elsewhere is imported without change, by an administrator who logs in', async () => {
  const { endpoint, token } = service.api.credentials;
  const password = 'a drawn-looking password';
  const environment = { CAIRN_ENDPOINT: endpoint, CAIRN_TOKEN: token, CAIRN_ADMIN_PASSWORD: password };
  expect(await runCli(['bootstrap'], { environment })).toMatchObject({ code: 0 });
  const asAdmin = createWorkspace('cairn/cairn', provider, {
    OS_AUTH_URL: `${endpoint}/identity`,
    OS_USERNAME: 'admin',
    OS_PASSWORD: password,
    OS_PROJECT_NAME: 'admin',
  });
  const spec = { name: 'eve', email: 'eve@example.com', description: 'Made by hand.', enabled: true };
  const id = await service.api.create('users', {
    ...spec,
    password_wo: 'a long enough password',
    password_wo_version: 1,
  });
  asAdmin.configure(`${REQUIRES}
import {
  to = cairn_user.eve
  id = "eve"
}
resource "cairn_user" "eve" {
  name                = "eve"
  email               = "eve@example.com"
  description         = "Made by hand."
  password_wo         = "a long enough password"
  password_wo_version = 1
}
`);
  const { text } = done(await asAdmin.run('apply', '-auto-approve'));
  expect(text).toContain('1 imported, 0 added, 0 changed, 0 destroyed');
  const [eve] = itemsIn(await service.api.get(`/v1/users?ids=${id}`));
  expect(eve).toMatchObject({ generation: 1, spec });
  done(await asAdmin.run('destroy', '-auto-approve'));
  asAdmin.remove();
});

/** The ids of all objects of all kinds. */
async function everything(): Promise<unknown> {
  const pages = await Promise.all(
    Object.values(KINDS).map(async ({ collection }) =>
      itemsIn(await service.api.get(`/v1/${collection}?limit=1000`)),
    ),
  );
  return pages.flat().map(({ id }) => id);
}
