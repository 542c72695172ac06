import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Everything that CI runs, in order, each step even when an earlier one failed; the last line is 'N passed, N failed'.
 * A step that is not a test run counts as one.
 */

type Step = { readonly name: string; readonly command: readonly string[]; readonly vitest?: boolean };

const STEPS: readonly Step[] = [
  { name: 'build', command: ['make', 'build'] },
  { name: 'generated files are fresh', command: ['make', 'check-generated'] },
  { name: 'style', command: ['make', 'lint'] },
  { name: 'types', command: ['make', 'types'] },
  { name: 'direction of imports and dead code', command: ['make', 'deps'] },
  { name: 'fast tests', command: ['npx', 'vitest', 'run', '--project', 'fast'], vitest: true },
  { name: 'real hosts, real terraform', command: ['npx', 'vitest', 'run', '--project', 'lab'], vitest: true },
];

function run(command: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const [program, ...parameters] = command as [string, ...string[]];
    const child = spawn(program, parameters, { stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', () => resolve(127));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

type VitestReport = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
};

/**
 * Passed and failed tests of a vitest run, from its JSON report. A file that failed without a failed test (it could not be loaded, say)
 * counts as one; so does a run without a report or without tests, and one that ended badly for another reason.
 */
function countTests(report: string, exitCode: number): { passed: number; failed: number } {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(
      readFileSync(report, 'utf8'),
    ) as VitestReport;
    const broken = testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && !assertionResults.some((each) => each.status === 'failed'),
    );
    const failed = numFailedTests + broken.length;
    const isBad = exitCode !== 0 || numPassedTests === 0;
    return { passed: numPassedTests, failed: isBad ? Math.max(1, failed) : failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const directory = mkdtempSync(join(tmpdir(), 'cairn-test-'));
let passed = 0;
let failed = 0;
const failures: string[] = [];
for (const [index, step] of STEPS.entries()) {
  const report = join(directory, `${index}.json`);
  const command = step.vitest
    ? [...step.command, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    : step.command;
  const started = Date.now();
  console.log(`\n== ${step.name}: ${step.command.join(' ')}`);
  const exitCode = await run(command);
  const count = step.vitest
    ? countTests(report, exitCode)
    : { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1 };
  passed += count.passed;
  failed += count.failed;
  if (count.failed > 0) failures.push(step.name);
  console.log(
    `== ${step.name}: ${count.passed} passed, ${count.failed} failed in ${Math.round((Date.now() - started) / 1000)} s`,
  );
}
rmSync(directory, { recursive: true, force: true });
if (failures.length > 0) console.log(`\nFailed: ${failures.join('; ')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
