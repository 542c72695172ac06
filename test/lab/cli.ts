import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { enter } from './host-process.ts';
import { openHost, startHost, type LabHost } from './host.ts';
import { buildGuestImages } from './images.ts';

const USAGE = `usage: tsx test/lab/cli.ts COMMAND [--directory D]     (D: default ${join(tmpdir(), 'cairn-lab')})

  up NAME... [--tls] [--kvm] [--pool-size-mib N]   start hosts that outlive this command; print where they listen
  down [NAME...]                                   kill them (all without names) and remove their files
  status                                           list the hosts in D
  exec NAME -- PROGRAM [ARGUMENT...]               run a program inside a host
  images                                           build the guest images if needed; print their paths as JSON
`;

function describe(host: LabHost): string {
  const libvirtd = host.pid === undefined ? 'libvirtd down' : `libvirtd ${host.pid}`;
  return [host.name, libvirtd, host.uri, ...(host.tls === undefined ? [] : [host.tls.uri])].join('\t') + '\n';
}

async function runningHosts(directory: string): Promise<readonly LabHost[]> {
  let names: readonly string[] = [];
  try {
    names = readdirSync(directory).sort();
  } catch {
    return []; // nothing was ever started there
  }
  const hosts = await Promise.all(names.map((name) => openHost(join(directory, name))));
  return hosts.filter((host) => host !== undefined);
}

/** Effect: runs the program on this terminal and gives its exit status. */
function execInside(host: LabHost, command: readonly string[]): Promise<number> {
  return new Promise((done, failed) => {
    const child = spawn('nsenter', [...enter(host.init_pid), '--', ...command], {
      stdio: 'inherit',
      cwd: '/',
    });
    child.once('error', failed);
    child.once('exit', (code) => done(code ?? 1));
  });
}

/** Effect: carries out one command line of the lab; gives the exit status. */
export async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      directory: { type: 'string', default: join(tmpdir(), 'cairn-lab') },
      tls: { type: 'boolean', default: false },
      kvm: { type: 'boolean', default: false },
      'pool-size-mib': { type: 'string', default: '0' },
    },
  });
  const [command, ...names] = positionals;
  const { directory } = values;
  switch (command) {
    case 'up': {
      if (names.length === 0) break;
      for (const name of names) {
        const place = join(directory, name);
        const host =
          (await openHost(place)) ??
          (await startHost({
            name,
            directory: place,
            tls: values.tls,
            kvm: values.kvm ? 'probe' : 'mask',
            pool_size_mib: Number(values['pool-size-mib']),
            persistent: true,
          }));
        process.stdout.write(describe(host));
      }
      return 0;
    }
    case 'down': {
      const hosts = await runningHosts(directory);
      const unknown = names.filter((name) => !hosts.some((host) => host.name === name));
      for (const name of unknown) process.stderr.write(`${name} does not run in ${directory}\n`);
      await Promise.all(
        hosts.filter((h) => names.length === 0 || names.includes(h.name)).map((h) => h.stop()),
      );
      return unknown.length === 0 ? 0 : 1;
    }
    case 'status':
      for (const host of await runningHosts(directory)) process.stdout.write(describe(host));
      return 0;
    case 'exec': {
      const [name = '', ...program] = names;
      const host = await openHost(join(directory, name));
      if (host === undefined) {
        process.stderr.write(`${name} does not run in ${directory}\n`);
        return 1;
      }
      if (program.length === 0) break;
      return execInside(host, program);
    }
    case 'images':
      process.stdout.write(JSON.stringify(await buildGuestImages(), null, 2) + '\n');
      return 0;
    default:
      break;
  }
  process.stderr.write(USAGE);
  return 2;
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return 1;
});
