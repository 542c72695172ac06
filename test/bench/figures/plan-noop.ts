import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bzImageBytes } from '../../support/kind-objects.ts';
import { PROVIDER_BLOCK, terraformWorkspace } from '../../support/terraform.ts';
import type { TerraformWorkspace } from '../../support/terraform.ts';
import { interleaved, timed } from '../measure.ts';
import type { Figure } from '../measure.ts';
import { startBenchService } from '../world.ts';

/** Objects that all servers stand on: host, project, flavor, image, network. */
const SHARED = 5;
const SERVERS_A_SUBNET = 50;

function ours(count: number, kernel: string): string {
  const subnets = Math.ceil((count - SHARED) / (SERVERS_A_SUBNET + 1));
  return `${PROVIDER_BLOCK}
resource "cairn_host" "big" {
  name = "big"
  uri  = "simulated://big?vcpus=100000&memory_mib=100000000&disk_gib=1000000"
}
resource "cairn_project" "bench" { name = "bench" }
resource "cairn_flavor" "tiny" {
  name       = "tiny"
  vcpus      = 1
  memory_mib = 64
}
resource "cairn_image" "kernel" {
  name        = "kernel"
  project_id  = cairn_project.bench.id
  disk_format = "aki"
  file        = "${kernel}"
}
resource "cairn_network" "lan" {
  name       = "lan"
  project_id = cairn_project.bench.id
}
resource "cairn_subnet" "lan" {
  count      = ${subnets}
  name       = "lan-\${count.index}"
  project_id = cairn_project.bench.id
  network_id = cairn_network.lan.id
  cidr       = "10.80.\${count.index}.0/24"
}
resource "cairn_server" "server" {
  count      = ${count - SHARED - subnets}
  name       = "server-\${count.index}"
  project_id = cairn_project.bench.id
  flavor_id  = cairn_flavor.tiny.id
  kernel_id  = cairn_image.kernel.id
  nics       = { eth0 = { subnet_id = cairn_subnet.lan[count.index % ${subnets}].id } }
  depends_on = [cairn_host.big]
}
`;
}

function theirs(count: number): string {
  return `
resource "terraform_data" "object" {
  count = ${count}
  input = { name = "object-\${count.index}", size = 64 }
}
`;
}

/** How long terraform needs to find that there is nothing to do; an answer other than that is an error. */
async function noopPlan(workspace: TerraformWorkspace): Promise<void> {
  const { code, output } = await workspace.plan();
  if (code !== 0) throw new Error(`the plan is not empty (${code}):\n${output.slice(-2000)}`);
}

/** A no-op plan of `count` resources against the same count of what Terraform has built in. */
export function planNoop(count: number, rounds: number, limit?: Figure['limit']): Figure {
  return {
    name: `plan-noop-${count}`,
    what: `terraform plan of ${count} resources, nothing to do`,
    ...(limit === undefined ? {} : { limit }),
    run: async (say) => {
      const bench = await startBenchService();
      try {
        const kernel = join(bench.directory, 'kernel');
        writeFileSync(kernel, bzImageBytes());
        const { endpoint, token } = bench.service;
        const connection = { CAIRN_ENDPOINT: endpoint, CAIRN_TOKEN: token };
        const cairn = terraformWorkspace(
          join(bench.directory, 'cairn'),
          { 'main.tf': ours(count, kernel) },
          connection,
        );
        const builtin = terraformWorkspace(
          join(bench.directory, 'builtin'),
          { 'main.tf': theirs(count) },
          {},
        );
        say(`create ${count} resources of each`);
        const created_ms = await timed(() => cairn.apply());
        say(`created in ${Math.round(created_ms / 1000)} s; plan ${rounds} times each`);
        await builtin.apply();
        await noopPlan(cairn);
        await noopPlan(builtin);
        const result = await interleaved(
          rounds,
          () => timed(() => noopPlan(cairn)),
          () => timed(() => noopPlan(builtin)),
        );
        return {
          value: result.ours / 1000,
          unit: 's',
          samples: rounds,
          against: `${count} terraform_data`,
          against_value: result.theirs / 1000,
        };
      } finally {
        await bench.stop();
      }
    },
  };
}
