import type { Command } from 'commander';
import type { Service } from '../../build.ts';
import { CairnError } from '../../model/error.ts';
import { Failure } from '../failure.ts';
import { EXIT } from '../io.ts';
import type { Io } from '../io.ts';
import { run } from '../run.ts';

type Flags = Readonly<Record<string, string | undefined>>;

function greeting(service: Service): string {
  const { endpoint, bootstrap } = service;
  if (endpoint === null || bootstrap === null) return 'Cairn runs without an API.\n';
  const lines = [`Cairn serves ${endpoint}`, `Credential: ${bootstrap.file}`];
  if (bootstrap.credentials === null) {
    lines.push('The credential file is lost. Make another token with: cairn token create NAME');
  } else {
    lines.push('Use it: source <(cairn env), then terraform; or cairn list servers.');
  }
  return `${lines.join('\n')}\n`;
}

async function untilSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal));
  });
}

async function serve(io: Io, flags: Flags): Promise<number> {
  const ended = untilSignal();
  // Loaded only here: the service's packages take 0.4 s to load, which every other command would pay.
  const { startService } = await import('../../build.ts');
  const { readConfig } = await import('../../config.ts');
  let service: Service;
  try {
    service = await startService(readConfig(io.environment, flags));
  } catch (thrown) {
    if (thrown instanceof CairnError)
      throw new Failure('Cannot start', thrown.message, { hints: [], cause: thrown });
    throw thrown;
  }
  io.note(greeting(service));
  const failure = await Promise.race([ended.then(() => null), service.failed]);
  await service.stop();
  if (failure === null) return EXIT.done;
  throw new Failure('The embedded database ended', failure, { hints: ['cairn doctor'] });
}

/** Effect: adds `cairn serve`: the service in the foreground until SIGTERM or SIGINT. */
export function registerServe(program: Command, io: Io): void {
  program
    .command('serve')
    .description(
      'run the service: API, engine and workers, with a private PostgreSQL unless DATABASE_URL is set',
    )
    .option(
      '--data-directory <directory>',
      'where database, images and credential live (CAIRN_DATA_DIRECTORY)',
    )
    .option('--listen-host <address>', 'address to listen on (CAIRN_LISTEN_HOST, default 127.0.0.1)')
    .option('--listen-port <port>', 'port to listen on, 0 for a free one (CAIRN_LISTEN_PORT, default 8788)')
    .option('--public-url <url>', 'URL by which clients reach it, behind a proxy (CAIRN_PUBLIC_URL)')
    .option('--database-url <url>', 'PostgreSQL to use (DATABASE_URL)')
    .option('--roles <list>', 'api,engine,workers (CAIRN_ROLES)')
    .option('--driver <name>', 'libvirt or simulated (CAIRN_DRIVER)')
    .option('--log-level <level>', 'trace, debug, info, warn, error or silent (CAIRN_LOG_LEVEL)')
    .action((options: Flags) => {
      const flags = Object.fromEntries(
        Object.entries(options).map(([name, value]) => [
          name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
          value,
        ]),
      );
      return run(io, () => serve(io, flags));
    });
}
