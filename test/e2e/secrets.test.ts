import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { KINDS } from '../../schemas/generated/kinds.ts';
import { holders, PLANTED, textOf } from '../support/planted.ts';
import { startSimulatedStack, type SimulatedStack } from '../support/simulated-stack.ts';
import { PROVIDER_BLOCK, terraformWorkspace } from '../support/terraform.ts';

/** What is planted as a secret stands in no plan, no state, no trace of terraform, and no log or journal of the service. */

/** Every secret attribute that the schemas have; one that is new must be planted here too. */
const PLACES = [
  'application_credential.secret_wo',
  'host.client_key_wo',
  'server.user_data_wo',
  'user.password_wo',
];

const CONFIGURATION = `${PROVIDER_BLOCK}
variable "image" {
  type = string
}
variable "key" {
  type      = string
  ephemeral = true
}
variable "user_data" {
  type      = string
  ephemeral = true
}
variable "password" {
  type      = string
  ephemeral = true
}
variable "secret_version" {
  type    = number
  default = 1
}
resource "cairn_host" "kvm" {
  name                  = "kvm1"
  uri                   = "simulated://kvm1?vcpus=8&memory_mib=8704&disk_gib=100"
  client_certificate    = "certificate"
  client_key_wo         = var.key
  client_key_wo_version = var.secret_version
}
resource "cairn_project" "shop" {
  name = "shop"
}
resource "cairn_flavor" "small" {
  name       = "small"
  vcpus      = 1
  memory_mib = 512
  disk_gib   = 2
}
resource "cairn_image" "debian" {
  name        = "debian"
  project_id  = cairn_project.shop.id
  disk_format = "qcow2"
  file        = var.image
}
resource "cairn_server" "web" {
  name                 = "web"
  project_id           = cairn_project.shop.id
  flavor_id            = cairn_flavor.small.id
  image_id             = cairn_image.debian.id
  user_data_wo         = var.user_data
  user_data_wo_version = var.secret_version
  allow_replace        = true
  depends_on           = [cairn_host.kvm]
}
resource "cairn_user" "runner" {
  name                = "runner"
  password_wo         = var.password
  password_wo_version = var.secret_version
}
resource "cairn_application_credential" "runner" {
  name              = "runner"
  user_id           = cairn_user.runner.id
  scope_project_id  = cairn_project.shop.id
  secret_wo         = var.password
  secret_wo_version = var.secret_version
}
`;

let stack: SimulatedStack;

beforeAll(async () => {
  stack = await startSimulatedStack('trace');
}, 120_000);
afterAll(() => stack?.stop(), 60_000);

test('every secret attribute is planted', () => {
  const found = Object.entries(KINDS).flatMap(([kind, { fields }]) =>
    fields
      .filter(({ write_only }) => write_only === true)
      .map(({ pointer }) => `${kind}.${pointer.slice(1)}`),
  );
  expect(found.sort()).toEqual(PLACES);
});

test('planted secrets stay where they belong', async () => {
  const directory = join(stack.directory, 'planted');
  const workspace = terraformWorkspace(
    directory,
    { 'main.tf': CONFIGURATION },
    {
      ...stack.environment,
      TF_VAR_key: `${PLANTED}-key`,
      TF_VAR_password: `${PLANTED}-password`,
      TF_VAR_user_data: `#!/bin/sh\n# ${PLANTED}-user-data\n`,
      TF_LOG: 'TRACE',
      TF_LOG_PATH: join(directory, 'trace.log'),
    },
  );
  const outputs: string[] = [];
  const round = async (version: number, wanted: string): Promise<void> => {
    const variable = `-var=secret_version=${version}`;
    const plan = await workspace.run('plan', '-no-color', variable, `-out=round${version}.tfplan`);
    expect(plan.output).toContain(wanted);
    const apply = await workspace.run('apply', '-no-color', `round${version}.tfplan`);
    expect(apply.code, apply.output).toBe(0);
    const again = await workspace.plan(variable);
    expect(again.code, again.output).toBe(0);
    outputs.push(plan.output, apply.output, again.output);
  };
  await round(1, 'Plan: 7 to add, 0 to change, 0 to destroy');
  // Another version is another secret: sent to the host and the user in place; a guest reads its user data only once, and a credential is its secret.
  await round(2, 'Plan: 2 to add, 2 to change, 2 to destroy');

  expect(readdirSync(directory).sort()).toEqual(
    expect.arrayContaining(['round1.tfplan', 'round2.tfplan', 'terraform.tfstate', 'trace.log']),
  );
  // What is searched is what is searched for.
  expect(textOf(join(directory, 'round2.tfplan'))).toContain('user_data_wo_version');
  expect(readFileSync(join(directory, 'trace.log'), 'utf8')).toContain('cairn_server.web');
  expect(outputs.join('\n')).not.toContain(PLANTED);
  const secrets = [PLANTED, stack.service.token];
  expect(holders(directory, secrets)).toEqual([]);
  expect(holders(stack.directory, secrets)).toEqual([]);
  expect(readFileSync(join(stack.directory, 'service.log'), 'utf8')).toContain('upload_seed');
  for (const [address, attributes] of workspace.state()) {
    const collection = `${address.split('.')[0]?.replace('cairn_', '')}s`;
    const path = `/v1/${collection}/${String(attributes['id'])}`;
    for (const one of [path, `${path}/journal`, `${path}/plan`]) {
      expect(JSON.stringify(await stack.service.json(one)), one).not.toContain(PLANTED);
    }
  }
  await workspace.destroy();
}, 120_000);
