import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `make soak`: every random test in several rounds, each from another seed, and Terraform's law for more configurations than in the gate.
 * SEED=N repeats the rounds of an earlier run; ROUNDS=N and COUNT=N say how many rounds, and configurations of each kind in a round.
 */

/** A test file that says one of these draws at random. */
const DRAWING = ['fast-check', 'support/arbitrary', 'support/story', 'support/seed'];
const ROUNDS_LIMIT = 10_000;

function setting(name: string, otherwise: number): number {
  const value = Number(process.env[name] || otherwise);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new Error(`${name} is to be a whole number, for example ${name}=${otherwise}`);
}

const seed = setting('SEED', randomInt(2 ** 30));
const rounds = Math.min(setting('ROUNDS', 3), ROUNDS_LIMIT);
const count = setting('COUNT', 500);

const files = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .map((file) => join('test', file))
  .filter((file) => file.endsWith('.test.ts'))
  .filter((file) => DRAWING.some((word) => readFileSync(file, 'utf8').includes(word)));

const failed: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  const drawn = (seed + round) % 2 ** 31;
  console.log(`\n== round ${round + 1} of ${rounds}: ${files.length} files, seed ${drawn}`);
  const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'fast', ...files], {
    stdio: 'inherit',
    env: { ...process.env, CAIRN_TEST_SEED: String(drawn), CAIRN_LAW_COUNT: String(count) },
  });
  if (status !== 0) failed.push(drawn);
}
for (const drawn of failed)
  console.log(`seed ${drawn} failed: make soak SEED=${drawn} ROUNDS=1 COUNT=${count}`);
console.log(`${rounds - failed.length} rounds passed, ${failed.length} failed`);
process.exit(failed.length === 0 ? 0 : 1);
