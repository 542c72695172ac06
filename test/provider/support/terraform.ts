/** Runs the real terraform, offline, with a provider built from this checkout. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

/** What a finished command left. */
export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Both outputs without colours and with the frames of diagnostics flattened, so that texts can be searched. */
  readonly text: string;
}

/** A directory with a configuration and everything that terraform needs to run there. */
export interface Workspace {
  readonly directory: string;
  readonly configure: (hcl: string) => void;
  readonly run: (...arguments_: readonly string[]) => Promise<CommandResult>;
  /** Starts a command without waiting for its end. */
  readonly start: (...arguments_: readonly string[]) => ChildProcess;
  /** Another configuration directory with the same provider and environment. */
  readonly another: () => Workspace;
  readonly remove: () => void;
}

const LAUNCHER = join(import.meta.dirname, '../../../provider/release/launcher.sh');

const flatten = (text: string): string => text.replaceAll(/[│╷╵]/g, ' ').replaceAll(/\s+/g, ' ');

/** Bundles `entry` the way releases are bundled; returns the folder that holds the executable. */
export const buildProvider = async (entry: string, type: string): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-provider-'));
  const outfile = join(folder, `terraform-provider-${type}.cjs`);
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    banner: { js: readFileSync(LAUNCHER, 'utf8').trimEnd() },
    logLevel: 'error',
  });
  chmodSync(outfile, 0o755);
  return folder;
};

/** The environment of a child: ours without what would slow it down or lead it astray. */
export const childEnvironment = (extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv => {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(CAIRN_|VITEST|TF_|NODE_)/.test(name)),
  );
  return { ...inherited, CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1', ...extra };
};

const workspaceIn = (root: string, name: string, environment: NodeJS.ProcessEnv): Workspace => {
  const directory = join(root, name);
  mkdirSync(directory);
  const start: Workspace['start'] = (...arguments_) =>
    spawn('terraform', arguments_, { cwd: directory, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let count = 0;
  return {
    directory,
    start,
    configure: (hcl) => {
      writeFileSync(join(directory, 'main.tf'), hcl);
    },
    run: (...arguments_) =>
      new Promise((resolve, reject) => {
        const child = start(...arguments_);
        let stdout = '';
        let stderr = '';
        // With an encoding a character that two chunks share stays whole.
        child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
        child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
        child.on('error', reject);
        child.on('close', (code) => {
          resolve({ code, stdout, stderr, text: flatten(`${stdout}\n${stderr}`) });
        });
      }),
    another: () => workspaceIn(root, `${name}-${++count}`, environment),
    remove: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
};

/**
 * A fresh workspace whose provider `source` is the executable in `providerFolder`; `environment` is added to ours,
 * and `others` are folders of further providers by their source.
 */
export const createWorkspace = (
  source: string,
  providerFolder: string,
  environment: Readonly<Record<string, string>> = {},
  others: Readonly<Record<string, string>> = {},
): Workspace => {
  const root = mkdtempSync(join(tmpdir(), 'cairn-tf-'));
  const rc = join(root, 'terraform.rc');
  const overrides = Object.entries({ [source]: providerFolder, ...others })
    .map(([address, folder]) => `    "${address}" = "${folder}"\n`)
    .join('');
  writeFileSync(
    rc,
    `disable_checkpoint = true\nprovider_installation {\n  dev_overrides {\n${overrides}  }\n  direct {}\n}\n`,
  );
  return workspaceIn(
    root,
    'w',
    childEnvironment({
      TF_CLI_CONFIG_FILE: rc,
      HOME: root,
      XDG_CONFIG_HOME: join(root, 'config'),
      XDG_CACHE_HOME: join(root, 'cache'),
      TF_CLI_ARGS: '-no-color',
      ...environment,
    }),
  );
};
