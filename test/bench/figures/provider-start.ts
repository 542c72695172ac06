import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { digits, interleaved, median, timed } from '../measure.ts';
import type { Figure } from '../measure.ts';

const ROUNDS = 25;
const PROVIDER = join(process.cwd(), 'dist/terraform-provider-cairn.cjs');

/** What Terraform puts into the environment of a plugin. Source: Terraform, its plugin handshake. */
const HANDSHAKE = {
  TF_PLUGIN_MAGIC_COOKIE: 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2',
  PLUGIN_PROTOCOL_VERSIONS: '5,6',
};

function environment(more: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { NODE_EXTRA_CA_CERTS: _slow, ...inherited } = process.env;
  return { ...inherited, ...more };
}

/** From exec to the line on stdout that tells Terraform where to connect. */
function handshake(provider: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(provider, [], { stdio: ['ignore', 'pipe', 'ignore'], env: environment(HANDSHAKE) });
    let line = '';
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`the provider ended before its handshake: ${line}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      line += chunk.toString();
      if (!line.includes('\n')) return;
      child.removeAllListeners('exit');
      child.kill('SIGKILL');
      if (/^1\|[56]\|unix\|/.test(line)) resolve();
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

/** A provider written in Go: the one that GO_PROVIDER names, else the first in Terraform's own folders; null when there is none. */
function goProvider(): string | null {
  if (process.env['GO_PROVIDER'] !== undefined) return process.env['GO_PROVIDER'];
  const folders = [process.env['TF_PLUGIN_CACHE_DIR'], join(homedir(), '.terraform.d')];
  for (const folder of folders) {
    if (folder === undefined || !existsSync(folder)) continue;
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const found = files.find(
      (file) => /(^|\/)terraform-provider-(?!cairn)[^/]*$/.test(file) && !/\.\w{3,4}$/.test(file),
    );
    if (found !== undefined) return join(folder, found);
  }
  return null;
}

/** How long Terraform waits for the provider, several times a command. */
export const providerStart: Figure = {
  name: 'provider-start',
  what: 'exec of the provider to its handshake line',
  run: async (say) => {
    await handshake(PROVIDER);
    const { ours, theirs } = await interleaved(
      ROUNDS,
      () => timed(() => handshake(PROVIDER)),
      () => timed(bareNode),
    );
    const other = goProvider();
    if (other === null) say('no provider written in Go is here to compare with; GO_PROVIDER may name one');
    else {
      await handshake(other);
      const times: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) times.push(await timed(() => handshake(other)));
      say(`${basename(other)}: ${digits(median(times))} ms`);
    }
    return { value: ours, unit: 'ms', samples: ROUNDS, against: 'node -e 0', against_value: theirs };
  },
};
