import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { interleaved, timed } from '../measure.ts';
import type { Figure } from '../measure.ts';

const ROUNDS = 25;
const PROVIDER = join(process.cwd(), 'dist/terraform-provider-cairn.cjs');

/** What Terraform puts into the environment of a plugin. Source: Terraform, its plugin handshake. */
const HANDSHAKE = {
  TF_PLUGIN_MAGIC_COOKIE: 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2',
  PLUGIN_PROTOCOL_VERSIONS: '6',
};

function environment(more: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { NODE_EXTRA_CA_CERTS: _slow, ...inherited } = process.env;
  return { ...inherited, ...more };
}

/** From exec to the line on stdout that tells Terraform where to connect. */
function handshake(): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(PROVIDER, [], { stdio: ['ignore', 'pipe', 'ignore'], env: environment(HANDSHAKE) });
    let line = '';
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`the provider ended before its handshake: ${line}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      line += chunk.toString();
      if (!line.includes('\n')) return;
      child.removeAllListeners('exit');
      child.kill('SIGKILL');
      if (line.startsWith('1|6|unix|')) resolve();
      else reject(new Error(`not a handshake: ${line}`));
    });
  });
}

function bareNode(): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['-e', '0'], { stdio: 'ignore', env: environment({}) });
    child.on('error', reject);
    child.on('exit', () => resolve());
  });
}

/** How long Terraform waits for the provider, several times a command. */
export const providerStart: Figure = {
  name: 'provider-start',
  what: 'exec of the provider to its handshake line',
  run: async () => {
    await handshake();
    const { ours, theirs } = await interleaved(
      ROUNDS,
      () => timed(handshake),
      () => timed(bareNode),
    );
    return { value: ours, unit: 'ms', samples: ROUNDS, against: 'node -e 0', against_value: theirs };
  },
};
