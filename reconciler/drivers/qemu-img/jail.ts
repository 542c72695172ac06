import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What a child process may use at most. */
export type ChildLimits = {
  readonly memory_bytes: number;
  readonly cpu_seconds: number;
  readonly file_bytes: number;
};

/**
 * How far a child is shut in. `sealed`: a root of its own with system programs to read, one file to read and one directory to write, no network.
 * `offline`: no network. `limited`: only the limits, which always hold.
 */
export type Seal = 'sealed' | 'offline' | 'limited';

/** Where system programs lie although an ordinary user's PATH leaves them out. */
const SYSTEM_PATHS = ['/usr/local/sbin', '/usr/sbin', '/sbin', '/usr/local/bin', '/usr/bin', '/bin'];
const SYSTEM_DIRECTORIES = ['usr', 'lib', 'lib64', 'bin', 'sbin'];
const OPEN_FILES = 64;
const NICE = 10;
const PROBE_MS = 10_000;
/** The account of nobody, on every Linux. */
const NOBODY = '65534';

/**
 * Makes a root that holds nothing but system programs, the input and the directory of the output, and goes there. $1 is the root, $2 the input, $3 the
 * directory; the rest is the command. Everything is mounted in the namespace of this process alone and goes with it.
 */
const SEAL = `set -e
root=$1 input=$2 output=$3
shift 3
mount -t tmpfs -o size=1m,mode=755 none "$root"
for name in ${SYSTEM_DIRECTORIES.join(' ')}; do
  if [ -L "/$name" ]; then ln -s "$(readlink "/$name")" "$root/$name"
  elif [ -d "/$name" ]; then mkdir "$root/$name"; mount --rbind "/$name" "$root/$name"; mount -o remount,bind,ro "$root/$name"
  fi
done
: > "$root/input"
mount --bind "$input" "$root/input"
mount -o remount,bind,ro "$root/input"
mkdir "$root/output"
mount --bind "$output" "$root/output"
mount -o remount,bind,ro "$root"
exec chroot "$root" "$@"`;

/** Effect: looks for a program in PATH and where systems keep theirs; null when there is none. */
export function findProgram(name: string): string | null {
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((directory) => directory.startsWith('/'));
  return (
    [...path, ...SYSTEM_PATHS].map((directory) => join(directory, name)).find((file) => existsSync(file)) ??
    null
  );
}

/** Where a shut-in program finds its input and writes its output. */
export type JailPaths = {
  /** An empty directory, over which the root is laid. */
  readonly root: string;
  /** The file that may be read. */
  readonly input: string;
  /** The directory that may be written. */
  readonly output: string;
};

/** A command to spawn, and the names by which the program inside knows its input and the directory of its output. */
export type JailedCommand = {
  readonly program: string;
  readonly parameters: readonly string[];
  readonly input: string;
  readonly output: string;
};

/** Pure. The command that runs a program within the limits, shut in as far as the seal says, and killed when this process dies. */
export function jailed(
  seal: Seal,
  limits: ChildLimits,
  paths: JailPaths,
  command: (input: string, output: string) => readonly string[],
): JailedCommand {
  const is_root = process.getuid?.() === 0;
  const [input, output] = seal === 'sealed' ? ['/input', '/output'] : [paths.input, paths.output];
  const bounds = [
    `--as=${limits.memory_bytes}`,
    // The signal that says why comes first; who ignores it is killed.
    `--cpu=${limits.cpu_seconds}:${limits.cpu_seconds + 5}`,
    `--fsize=${limits.file_bytes}`,
    `--nofile=${OPEN_FILES}`,
    '--core=0',
  ];
  const humble = ['setpriv', '--no-new-privs', '--pdeathsig', 'KILL'];
  // Root of a namespace of its own may do nothing outside; real root becomes nobody.
  if (is_root && seal === 'sealed')
    humble.push(
      `--reuid=${NOBODY}`,
      `--regid=${NOBODY}`,
      '--clear-groups',
      '--bounding-set=-all',
      '--inh-caps=-all',
    );
  const namespaces = ['unshare', ...(is_root ? [] : ['--user', '--map-root-user']), '--net'];
  const within =
    seal === 'sealed'
      ? [
          ...namespaces,
          '--mount',
          '--ipc',
          '/bin/sh',
          '-c',
          SEAL,
          'seal',
          paths.root,
          paths.input,
          paths.output,
        ]
      : seal === 'offline'
        ? namespaces
        : [];
  const parameters = [...bounds, 'nice', '-n', String(NICE), ...within, ...humble, ...command(input, output)];
  return { program: 'prlimit', parameters, input, output };
}

/** Effect: runs the program with `parameters` behind every seal, strongest first, and gives the first behind which it works; null when it does not work at all. */
export async function strongestSeal(
  program: string,
  parameters: readonly string[],
  paths: JailPaths,
): Promise<Seal | null> {
  const limits = { memory_bytes: 2 ** 31, cpu_seconds: 10, file_bytes: 0 };
  for (const seal of ['sealed', 'offline', 'limited'] as const) {
    const command = jailed(seal, limits, paths, () => [program, ...parameters]);
    if (await runs(command)) return seal;
  }
  return null;
}

function runs({ program, parameters }: JailedCommand): Promise<boolean> {
  return new Promise((resolve) => {
    const options = { timeout: PROBE_MS, killSignal: 'SIGKILL' as const, env: childEnvironment() };
    execFile(program, parameters, options, (error) => resolve(error === null));
  });
}

/** Pure. All that a child learns of its surroundings. */
export function childEnvironment(): Record<string, string> {
  return { PATH: SYSTEM_PATHS.join(delimiter), LC_ALL: 'C', TMPDIR: '/nonexistent' };
}
