import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { READER_DEFAULTS } from '../../provider/client/reader.ts';
import { startSimulatedStack, type SimulatedStack } from '../support/simulated-stack.ts';
import { PROVIDER_BLOCK, terraformWorkspace, type TerraformWorkspace } from '../support/terraform.ts';

/** A plan that finds nothing to do asks the service as often for two hundred servers as for twenty. */

let stack: SimulatedStack;
let workspace: TerraformWorkspace;

beforeAll(async () => {
  stack = await startSimulatedStack();
  workspace = terraformWorkspace(join(stack.directory, 'workspace'), {}, stack.environment);
}, 120_000);

afterAll(() => stack?.stop(), 60_000);

function configuration(count: number): string {
  return `${PROVIDER_BLOCK}
variable "kernel" {}
resource "cairn_host" "big" {
  name = "big"
  uri  = "simulated://big?vcpus=10000&memory_mib=1000000&disk_gib=100000"
}
resource "cairn_project" "shop" { name = "shop" }
resource "cairn_flavor" "tiny" {
  name       = "tiny"
  vcpus      = 1
  memory_mib = 64
}
resource "cairn_image" "kernel" {
  name        = "kernel"
  project_id  = cairn_project.shop.id
  disk_format = "aki"
  file        = var.kernel
}
resource "cairn_network" "lan" {
  name       = "lan"
  project_id = cairn_project.shop.id
}
resource "cairn_subnet" "lan" {
  name       = "lan"
  project_id = cairn_project.shop.id
  network_id = cairn_network.lan.id
  cidr       = "10.80.0.0/16"
}
resource "cairn_server" "web" {
  count      = ${count}
  name       = "web-\${count.index}"
  project_id = cairn_project.shop.id
  flavor_id  = cairn_flavor.tiny.id
  kernel_id  = cairn_image.kernel.id
  nics       = { eth0 = { subnet_id = cairn_subnet.lan.id } }
  depends_on = [cairn_host.big]
}
`;
}

/** Requests that the service has answered, by method and route; those of the tests' own look at its metrics left out. */
async function answered(): Promise<ReadonlyMap<string, number>> {
  const text = await (await stack.service.request('/metrics')).text();
  const counts = new Map<string, number>();
  for (const [, labels = '', count] of text.matchAll(/^cairn_http_request_seconds_count\{(.*)\} (\d+)$/gm)) {
    if (!labels.includes('/metrics')) counts.set(labels, Number(count));
  }
  return counts;
}

/** Requests of one plan that finds nothing to do, by method and route. */
async function requestsOfPlan(): Promise<Readonly<Record<string, number>>> {
  const before = await answered();
  const plan = await workspace.plan();
  expect(plan.code, plan.output).toBe(0);
  const after = await answered();
  return Object.fromEntries(
    [...after]
      .map(([labels, count]) => [labels, count - (before.get(labels) ?? 0)] as const)
      .filter(([, count]) => count > 0),
  );
}

test('the requests of an empty plan do not become more with the resources', async () => {
  const routes: (readonly string[])[] = [];
  for (const count of [20, 200]) {
    workspace.write('main.tf', configuration(count));
    await workspace.apply();
    // The first plan after an apply tells the service that the new objects are in the state.
    await requestsOfPlan();
    const requests = await requestsOfPlan();
    routes.push(Object.keys(requests).sort());
    // A few servers are read before it shows that there are many; how few depends on what arrives together.
    for (const [route, asked] of Object.entries(requests)) {
      const most = route.includes('/v1/servers') ? READER_DEFAULTS.snapshot_after + 1 : 1;
      expect(asked, route).toBeLessThanOrEqual(most);
    }
  }
  const [few = [], many = []] = routes;
  expect(few).toContainEqual(expect.stringContaining('/v1/servers'));
  expect(many).toEqual(few);
}, 280_000);
