import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { joinConsole } from '../console-line.ts';
import { readConsole, readConsolePiece } from '../console-log.ts';
import { Failure } from '../failure.ts';
import { EXIT } from '../io.ts';
import type { Io } from '../io.ts';
import { findObjects } from '../lookup.ts';
import { runWithService } from '../run.ts';
import type { ConnectionFlags, Service } from '../service.ts';
import type { ResourceView } from '../wire.ts';
import { countFlag } from './options.ts';

/** How often a followed log is asked for more. */
const POLL_MS = 500;

type Flags = ConnectionFlags & {
  readonly project?: string;
  readonly follow?: boolean;
  readonly serial?: boolean;
  readonly bytes?: number;
};

/** Effect: adds `console`, `console url` and `console log` to the program. */
export function registerConsole(program: Command, io: Io): void {
  const group = program
    .command('console')
    .summary("use or read a guest's serial console")
    .description("Use a guest's serial console (Ctrl-] leaves it), or read what it printed.");
  group
    .command('attach', { isDefault: true })
    .summary('type on the console; Ctrl-] leaves it')
    .description(
      'Join the terminal to the first serial port of the guest. Ctrl-] leaves it, everything else goes to the guest. Whoever had it open loses it.',
    )
    .argument('<server>', 'name or id')
    .option('-p, --project <project>', 'project in which to look for the name')
    .action((name: string, _options: unknown, command: Command) => {
      const flags = command.optsWithGlobals<Flags>();
      return runWithService(io, flags, async (service) => {
        const server = await findServer(service, name, flags.project);
        io.note(`Connected to ${String(server.spec['name'])}. Ctrl-] leaves the console.\r\n`);
        const end = await joinConsole(io, service, server.id);
        if (end.left) return EXIT.done;
        io.note(`\r\n${end.reason === '' ? 'The console was closed.' : end.reason}\n`);
        return EXIT.failed;
      });
    });
  registerUrl(group, io);
  group
    .command('log')
    .summary('print what the guest wrote to its console')
    .description('Print what the guest wrote to its serial console, byte by byte as it wrote it.')
    .argument('<server>', 'name or id')
    .option('-f, --follow', 'go on with what it writes, until Ctrl-C')
    .option('--bytes <count>', 'only the last so many bytes', countFlag)
    .option('-p, --project <project>', 'project in which to look for the name')
    .action((name: string, _options: unknown, command: Command) => {
      const flags = command.optsWithGlobals<Flags>();
      return runWithService(io, flags, async (service) => {
        const server = await findServer(service, name, flags.project);
        const end =
          flags.bytes === undefined
            ? await readConsole(service, server.id, (content) => io.write(content), io.signal)
            : await printTail(io, service, server.id, flags.bytes);
        if (flags.follow === true) await follow(io, service, server.id, end);
        return EXIT.done;
      });
    });
}

/** Adds `console url`. */
function registerUrl(group: Command, io: Io): void {
  group
    .command('url')
    .summary('print the address of a page with the screen, or with the serial port')
    .description(
      'Print the address of a page for a browser that shows the screen of the guest, or a terminal on its first serial port. It opens once, within a minute, for whoever has it.',
    )
    .argument('<server>', 'name or id')
    .option('--serial', 'a terminal on the serial port, not the screen')
    .option('-p, --project <project>', 'project in which to look for the name')
    .action((name: string, _options: unknown, command: Command) => {
      const flags = command.optsWithGlobals<Flags>();
      return runWithService(io, flags, async (service) => {
        const server = await findServer(service, name, flags.project);
        const type = flags.serial === true ? 'serial' : 'vnc';
        const { url } = await service.client.openServerConsole(server.id, { type }, { signal: io.signal });
        await io.write(`${url}\n`);
        return EXIT.done;
      });
    });
}

async function findServer(
  service: Service,
  name: string,
  project: string | undefined,
): Promise<ResourceView> {
  const target = { kind: 'server' as const, name: name.replace(/^servers?\//, '') };
  const [server] = await findObjects(service.client, [target], project);
  if (server === undefined) throw new Failure('Not found', `there is no server '${name}'.`);
  return server;
}

async function printTail(io: Io, service: Service, server_id: string, bytes: number): Promise<number> {
  let tail: Buffer = Buffer.alloc(0);
  const end = await readConsole(
    service,
    server_id,
    (content) => {
      tail = Buffer.concat([tail, content]).subarray(-bytes);
      return Promise.resolve();
    },
    io.signal,
  );
  if (tail.length > 0) await io.write(tail);
  return end;
}

/** Until the signal. A log that became shorter began anew. */
async function follow(io: Io, service: Service, server_id: string, start: number): Promise<void> {
  let offset = start;
  while (!io.signal.aborted) {
    await sleep(POLL_MS, undefined, { signal: io.signal });
    const { content, next_offset_bytes } = await readConsolePiece(service, server_id, offset, io.signal);
    if (content.length > 0) await io.write(content);
    offset = next_offset_bytes;
  }
}
