import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXAMPLE_FOLDERS } from '../../provider/docs/examples.ts';
import { NEWER_CORES } from '../support/example-folders.ts';
import { qcow2Bytes } from '../support/kind-objects.ts';
import { overSimulatedHosts, startSimulatedStack, type SimulatedStack } from '../support/simulated-stack.ts';
import { PROVIDER_BLOCK, terraformWorkspace, type TerraformWorkspace } from '../support/terraform.ts';

/**
 * The examples of the documentation, one for each thing that the provider serves, applied over simulated hosts: all resources together,
 * one building on the other as their data sources say, then everything else beside them; planned empty and destroyed.
 */

/** An example as a module. */
type Snippet = {
  /** Such as `resources-cairn_server`. */
  readonly module: string;
  readonly source: string;
  /** What it makes, and what it looks for by name, as 'type name'. */
  readonly makes: readonly string[];
  readonly needs: readonly string[];
};

/** It makes what another example makes too, so it has its turn after that. */
const LATER = 'resources-cairn_network';

/** It acts for the user who is logged in, and what applies the examples is a token of no user: test/provider applies it. */
const OF_A_LOGIN = 'ephemeral-resources-cairn_application_credential';

const PROJECT = `
data "cairn_project" "shop" {
  name       = "shop"
  depends_on = [module.resources-cairn_project]
}
`;

/** What the examples look for and none of them makes. */
const GROUND = `${PROJECT}
resource "cairn_host" "big" {
  name = "big"
  uri  = "simulated://big?vcpus=256&memory_mib=262144&disk_gib=4096"
}
resource "cairn_flavor" "large" {
  name       = "web-large"
  vcpus      = 1
  memory_mib = 4096
}
resource "cairn_network" "lan" {
  name       = "lan"
  project_id = data.cairn_project.shop.id
}
`;

const REQUIRES = PROVIDER_BLOCK.replace('provider "cairn" {}', '');

let stack: SimulatedStack;
let directory: string;

beforeAll(async () => {
  stack = await startSimulatedStack();
  directory = join(stack.directory, 'snippets');
}, 120_000);

afterAll(() => stack?.stop(), 60_000);

/** Names of the blocks of a kind, as 'type name'. */
function blocks(hcl: string, kind: 'resource' | 'data'): readonly string[] {
  const pattern = new RegExp(`^${kind} "(\\w+)" "\\w+" \\{\\n([^]*?)^\\}`, 'gm');
  return [...hcl.matchAll(pattern)].flatMap(([, type = '', body = '']) => {
    const name = /^ {2}name +=\s"([^"]+)"$/m.exec(body)?.[1];
    return name === undefined ? [] : [`${type} ${name}`];
  });
}

/** Copies the examples of a group into the workspace. */
function snippetsOf(group: string): readonly Snippet[] {
  return readdirSync(join('examples', group)).map((name) => {
    const source = `${group}/${name}`;
    cpSync(join('examples', source), join(directory, source), { recursive: true });
    const texts = readdirSync(join(directory, source))
      .filter((file) => file.endsWith('.tf'))
      .map((file) => {
        const text = overSimulatedHosts(readFileSync(join(directory, source, file), 'utf8'));
        writeFileSync(join(directory, source, file), text);
        return text;
      });
    for (const [, file = ''] of texts.join('\n').matchAll(/"\$\{path\.module\}\/([^"]+)"/g)) {
      writeFileSync(join(directory, source, file), qcow2Bytes(1024 ** 3));
    }
    const hcl = texts.join('\n');
    if (!hcl.includes('required_providers')) {
      writeFileSync(join(directory, source, 'versions.tf'), REQUIRES);
    }
    return {
      module: `${group}-${name}`,
      source,
      makes: blocks(hcl, 'resource'),
      needs: blocks(hcl, 'data'),
    };
  });
}

/** Calls of the modules; each comes after those that make what it looks for. */
function calls(snippets: readonly Snippet[], ground: readonly string[] = []): string {
  return snippets
    .map(({ module, source, needs }) => {
      const makers = snippets
        .filter(({ makes }) => makes.some((made) => needs.includes(made)))
        .map((maker) => `module.${maker.module}`);
      const after = makers.length === 0 ? '' : `\n  depends_on = [${[...makers, ...ground].join(', ')}]`;
      return `module "${module}" {\n  source = "./${source}"${after}\n}\n`;
    })
    .join('');
}

async function applyWhole(
  workspace: TerraformWorkspace,
  hcl: string,
  provider = 'provider "cairn" {}\n',
): Promise<void> {
  workspace.write('main.tf', REQUIRES + provider + hcl);
  const got = await workspace.run('get', '-no-color');
  expect(got.code, got.output).toBe(0);
  await workspace.apply();
  const plan = await workspace.plan();
  expect(plan.code, plan.output).toBe(0);
}

test('every example of the documentation is applied, planned empty and destroyed', async () => {
  const workspace = terraformWorkspace(directory, {}, stack.environment);
  const groups = Object.keys(EXAMPLE_FOLDERS).filter((group) => !NEWER_CORES.includes(group));
  const snippets = groups.flatMap(snippetsOf).filter(({ module }) => module !== OF_A_LOGIN);
  const resources = snippets.filter(({ source }) => source.startsWith('resources/'));
  const together = resources.filter(({ module }) => module !== LATER);
  const others = snippets.filter((snippet) => !resources.includes(snippet));
  expect(together.length).toBe(resources.length - 1);
  expect(others.length).toBeGreaterThan(25);

  const made = GROUND + calls(together, ['cairn_host.big']);
  await applyWhole(workspace, made);
  const projects = (await stack.service.json('/v1/projects?name=shop'))['items'] as { id: string }[];
  // What looks for a server by its name alone looks in the provider's project.
  const inShop = `provider "cairn" {\n  project_id = "${projects[0]!.id}"\n}\n`;
  await applyWhole(workspace, made + calls(others), inShop);
  await workspace.destroy();
  expect(await stack.objects()).toEqual([]);

  const later = resources.filter(({ module }) => [LATER, 'resources-cairn_project'].includes(module));
  await applyWhole(workspace, calls(later));
  await workspace.destroy();
  expect(await stack.objects()).toEqual([]);
}, 280_000);
