import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** What a job did: the exit code of the whole, everything printed, and the job summary where the CI has one. */
export type JobResult = { readonly code: number; readonly output: string; readonly summary: string };

/** Where a job runs: a checkout, and variables that stand for those of the CI. */
export type Runner = { readonly directory: string; readonly environment: NodeJS.ProcessEnv };

type GithubStep = {
  readonly id?: string;
  readonly if?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
};
type GithubJob = { readonly env: Readonly<Record<string, string>>; readonly steps: readonly GithubStep[] };
type GitlabJob = {
  readonly variables: Readonly<Record<string, string>>;
  readonly script: readonly string[];
  readonly allow_failure: { readonly exit_codes: number };
};

/** Each value of `${{ secrets.X }}`, `${{ vars.X }}` and `${{ steps.ID.outputs.NAME }}`; anything else is a mistake in the test. */
type Expressions = ReadonlyMap<string, string>;

const EXAMPLES = join(import.meta.dirname, '../../examples/ci');

/** Effect: runs a file with bash as a runner does; the exit code and everything printed. */
export function bash(
  flags: readonly string[],
  script: string,
  runner: Runner,
): Promise<{ code: number; output: string }> {
  const file = join(runner.directory, '.script.sh');
  writeFileSync(file, script);
  return new Promise((resolve, reject) => {
    const child = spawn('bash', [...flags, file], {
      cwd: runner.directory,
      env: runner.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

function fill(values: Readonly<Record<string, string>>, expressions: Expressions): Record<string, string> {
  const one = (text: string): string =>
    text.replaceAll(/\$\{\{ *([^}]*?) *\}\}/g, (_whole, name: string) => {
      const value = expressions.get(name);
      if (value === undefined) throw new Error(`the workflow uses ${name}, which the test does not know`);
      return value;
    });
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, one(value)]));
}

/** Pure. The steps of the job in examples/ci/github-actions.yml. */
export function githubJob(): GithubJob {
  const workflow = parse(readFileSync(join(EXAMPLES, 'github-actions.yml'), 'utf8')) as {
    jobs: { drift: GithubJob };
  };
  return workflow.jobs.drift;
}

/** Pure. The job of examples/ci/gitlab-ci.yml. */
export function gitlabJob(): GitlabJob {
  return (parse(readFileSync(join(EXAMPLES, 'gitlab-ci.yml'), 'utf8')) as { drift: GitlabJob }).drift;
}

/**
 * Effect: runs the `run` steps of the workflow one after the other, as GitHub's runner does with `shell: bash`: after a failed
 * step only those that say `!cancelled()` run.
 */
export async function runGithub(runner: Runner): Promise<JobResult> {
  const job = githubJob();
  const summaryFile = join(runner.directory, '.summary.md');
  const expressions = new Map([
    ['vars.CAIRN_ENDPOINT', runner.environment['CAIRN_ENDPOINT'] ?? ''],
    ['secrets.CAIRN_TOKEN', runner.environment['CAIRN_TOKEN'] ?? ''],
  ]);
  let code = 0;
  let output = '';
  for (const { id, run, env = {}, if: condition = '' } of job.steps) {
    if (run === undefined || (code !== 0 && !condition.includes('!cancelled()'))) continue;
    const outputFile = join(runner.directory, '.output');
    writeFileSync(outputFile, '');
    const environment = {
      ...runner.environment,
      ...fill({ ...job.env, ...env }, expressions),
      GITHUB_OUTPUT: outputFile,
      GITHUB_STEP_SUMMARY: summaryFile,
    };
    const done = await bash(['--noprofile', '--norc', '-eo', 'pipefail'], run, { ...runner, environment });
    output += done.output;
    if (code === 0) code = done.code;
    for (const line of readFileSync(outputFile, 'utf8').split('\n').filter(Boolean)) {
      const [name, value] = line.split('=') as [string, string];
      expressions.set(`steps.${id}.outputs.${name}`, value);
    }
  }
  return { code, output, summary: existsSync(summaryFile) ? readFileSync(summaryFile, 'utf8') : '' };
}

/** Effect: runs the script of the GitLab job as its runner does: one shell that stops at the first command that fails. */
export async function runGitlab(runner: Runner): Promise<JobResult> {
  const { script, variables } = gitlabJob();
  const environment = { ...runner.environment, ...variables };
  const done = await bash(['--noprofile', '--norc'], ['set -eo pipefail', ...script].join('\n'), {
    ...runner,
    environment,
  });
  return { ...done, summary: '' };
}
