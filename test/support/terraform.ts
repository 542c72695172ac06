import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a terraform command did. */
export type TerraformResult = { readonly code: number; readonly output: string };

/** A directory with HCL in it, and real terraform over our own provider bundle (dev_overrides: no init needed). */
export type TerraformWorkspace = {
  readonly directory: string;
  /** Effect: writes or replaces a file. */
  readonly write: (file: string, text: string) => void;
  /** Effect: removes a file. */
  readonly remove: (file: string) => void;
  /** Effect: runs terraform; never throws. */
  readonly run: (...parameters: string[]) => Promise<TerraformResult>;
  /** Effect: starts terraform and gives the process, for tests that kill it. */
  readonly start: (...parameters: string[]) => {
    readonly child: ChildProcess;
    readonly done: Promise<TerraformResult>;
  };
  /** Effect: apply -auto-approve; throws with the output when it fails. */
  readonly apply: (...parameters: string[]) => Promise<TerraformResult>;
  /** Effect: plan -detailed-exitcode; 0 nothing to do, 2 something to do, 1 error. */
  readonly plan: (...parameters: string[]) => Promise<TerraformResult>;
  /** Effect: destroy -auto-approve; throws with the output when it fails. */
  readonly destroy: () => Promise<TerraformResult>;
  /** Effect: an output's value. */
  readonly output: (name: string) => Promise<string>;
  /** Effect: what is in state, by address. */
  readonly state: () => ReadonlyMap<string, Readonly<Record<string, unknown>>>;
};

/** The block that every configuration of the tests begins with. */
export const PROVIDER_BLOCK = `
terraform {
  required_providers {
    cairn = {
      source = "cairn/cairn"
    }
  }
}
provider "cairn" {}
`;

/** Effect: makes the directory and the settings file. `environment` holds endpoint, token and TF_VAR_*. */
export function terraformWorkspace(
  directory: string,
  files: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>>,
): TerraformWorkspace {
  mkdirSync(directory, { recursive: true });
  const rc = join(directory, 'terraform.rc');
  writeFileSync(
    rc,
    `provider_installation {\n  dev_overrides {\n    "cairn/cairn" = "${join(process.cwd(), 'dist')}"\n  }\n  direct {}\n}\n`,
  );
  const write = (file: string, text: string): void => writeFileSync(join(directory, file), text);
  for (const [file, text] of Object.entries(files)) write(file, text);
  const { NODE_EXTRA_CA_CERTS: _slow, ...inherited } = process.env;

  const start = (...parameters: string[]): { child: ChildProcess; done: Promise<TerraformResult> } => {
    const child = spawn('terraform', parameters, {
      cwd: directory,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      env: {
        ...inherited,
        TF_CLI_CONFIG_FILE: rc,
        TF_IN_AUTOMATION: '1',
        CHECKPOINT_DISABLE: '1',
        ...environment,
      },
    });
    let output = '';
    // With an encoding a character that two chunks share stays whole.
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (output += text));
    const done = new Promise<TerraformResult>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve({ code: code ?? 137, output }));
    });
    return { child, done };
  };
  const run = (...parameters: string[]): Promise<TerraformResult> => start(...parameters).done;
  const must = async (...parameters: string[]): Promise<TerraformResult> => {
    const result = await run(...parameters);
    if (result.code !== 0)
      throw new Error(`terraform ${parameters.join(' ')} ended with ${result.code}:\n${result.output}`);
    return result;
  };
  return {
    directory,
    write,
    remove: (file) => rmSync(join(directory, file), { force: true }),
    run,
    start,
    apply: (...parameters) => must('apply', '-auto-approve', '-no-color', ...parameters),
    plan: (...parameters) => run('plan', '-detailed-exitcode', '-no-color', ...parameters),
    destroy: () => must('destroy', '-auto-approve', '-no-color'),
    output: async (name) => {
      const { output } = await must('output', '-json', '-no-color', name);
      return JSON.parse(output.slice(output.indexOf('"'))) as string;
    },
    state: () => {
      const state = JSON.parse(readFileSync(join(directory, 'terraform.tfstate'), 'utf8')) as {
        resources: {
          mode: string;
          type: string;
          name: string;
          instances: { attributes: Record<string, unknown> }[];
        }[];
      };
      return new Map(
        state.resources
          .filter((resource) => resource.mode === 'managed')
          .flatMap((resource) =>
            resource.instances.map(
              (instance) => [`${resource.type}.${resource.name}`, instance.attributes] as const,
            ),
          ),
      );
    },
  };
}
