import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bzImageBytes } from '../../support/kind-objects.ts';
import { PROVIDER_BLOCK, terraformWorkspace } from '../../support/terraform.ts';
import type { TerraformWorkspace } from '../../support/terraform.ts';
import { timed } from '../measure.ts';
import type { Figure } from '../measure.ts';
import { startBenchService } from '../world.ts';

function shared(kernel: string): string {
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
`;
}

function asSet(count: number): string {
  // Terraform's range gives at most 1,024 numbers.
  const keys = Array.from({ length: count }, (_, n) => `"${String(n).padStart(4, '0')}"`).join(', ');
  return `
resource "cairn_server_set" "set" {
  name       = "server"
  project_id = cairn_project.bench.id
  template = {
    flavor_id = cairn_flavor.tiny.id
    kernel_id = cairn_image.kernel.id
  }
  members    = { for key in [${keys}] : key => {} }
  timeouts   = { create = "30m", delete = "30m" }
  depends_on = [cairn_host.big]
}
`;
}

function asServers(count: number): string {
  return `
resource "cairn_server" "server" {
  count      = ${count}
  name       = format("server-%04d", count.index)
  project_id = cairn_project.bench.id
  flavor_id  = cairn_flavor.tiny.id
  kernel_id  = cairn_image.kernel.id
  timeouts   = { create = "30m", delete = "30m" }
  depends_on = [cairn_host.big]
}
`;
}

async function planned(workspace: TerraformWorkspace, code: number): Promise<number> {
  return await timed(async () => {
    const plan = await workspace.plan();
    if (plan.code !== code) throw new Error(`the plan ended with ${plan.code}:\n${plan.output.slice(-2000)}`);
  });
}

type Sample = { readonly plan_ms: number; readonly apply_ms: number; readonly noop_ms: number };

/** The ground is laid first, so that only the servers are timed; each side has a service of its own. */
async function measure(directory: string, hcl: string): Promise<Sample> {
  const bench = await startBenchService();
  try {
    const kernel = join(bench.directory, 'kernel');
    writeFileSync(kernel, bzImageBytes());
    const { endpoint, token } = bench.service;
    const connection = { CAIRN_ENDPOINT: endpoint, CAIRN_TOKEN: token };
    const files = { 'main.tf': shared(kernel) };
    const workspace = terraformWorkspace(join(bench.directory, directory), files, connection);
    await workspace.apply();
    workspace.write('servers.tf', hcl);
    const plan_ms = await planned(workspace, 2);
    const apply_ms = await timed(() => workspace.apply());
    const noop_ms = await planned(workspace, 0);
    return { plan_ms, apply_ms, noop_ms };
  } finally {
    await bench.stop();
  }
}

/** `count` servers as one set against the same count of single resources: plan, apply, and a plan with nothing to do. */
export function serverSet(count: number): Figure {
  return {
    name: `server-set-${count}`,
    what: `terraform apply of one set of ${count} servers on a simulated host, until all run`,
    limit: { ratio: 1, is: 'most' },
    run: async (say) => {
      const words = ({ plan_ms, apply_ms, noop_ms }: Sample): string =>
        [`plan ${plan_ms}`, `apply ${apply_ms}`, `plan again ${noop_ms}`]
          .map((text) => text.replace(/[\d.]+$/, (ms) => `${(Number(ms) / 1000).toFixed(1)} s`))
          .join(', ');
      const ours = await measure('set', asSet(count));
      say(`one set: ${words(ours)}`);
      const theirs = await measure('servers', asServers(count));
      say(`${count} resources: ${words(theirs)}`);
      return {
        value: ours.apply_ms / 1000,
        unit: 's',
        samples: 1,
        against: `${count} cairn_server`,
        against_value: theirs.apply_ms / 1000,
      };
    },
  };
}
