import type { Command } from 'commander';
import type { Io } from '../../io.ts';
import { describeNamed } from '../describe.ts';
import type { DescribeFlags } from '../describe.ts';
import { addListFlags, show } from '../get.ts';
import type { ListFlags } from '../get.ts';

/** Effect: adds `server list` and `server show` to the command `server`. */
export function registerServerShow(server: Command, io: Io): void {
  addListFlags(
    server
      .command('list')
      .summary('show all servers')
      .description('Show all servers with state and addresses; --output wide shows their hosts too.'),
  ).action((_options: unknown, command: Command) =>
    show(io, ['servers'], command.optsWithGlobals<ListFlags>()),
  );
  server
    .command('show')
    .summary('show all there is to know about a server')
    .description('Show a server with its conditions, drift, recent events and the end of its journal.')
    .argument('<server>', 'name or id')
    .option('-p, --project <project>', 'project in which to look for the name')
    .action((name: string, _options: unknown, command: Command) =>
      describeNamed(io, ['server', name], command.optsWithGlobals<DescribeFlags>()),
    );
}
