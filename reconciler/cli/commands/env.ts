import type { Command } from 'commander';
import type { Connection } from '../connection.ts';
import { EXIT } from '../io.ts';
import type { Io } from '../io.ts';
import { run } from '../run.ts';
import { findConnection } from '../service.ts';
import type { ConnectionFlags } from '../service.ts';

/** Effect: adds `env` to the program. */
export function registerEnv(program: Command, io: Io): void {
  program
    .command('env')
    .summary('print the connection as shell variables')
    .description('Print endpoint and token as shell variables, for Terraform and curl: source <(cairn env)')
    .action((_options: unknown, command: Command) =>
      run(io, async () => {
        await io.write(exportLines(await findConnection(io, command.optsWithGlobals<ConnectionFlags>())));
        return EXIT.done;
      }),
    );
}

/** Pure. `export` lines for a POSIX shell, values quoted so that nothing in them is run. */
export function exportLines({ endpoint, token, ca_file, project_id }: Connection): string {
  const variables = {
    CAIRN_ENDPOINT: endpoint,
    CAIRN_TOKEN: token,
    ...(ca_file === null ? {} : { CAIRN_CA_FILE: ca_file }),
    ...(project_id === null ? {} : { CAIRN_PROJECT_ID: project_id }),
  };
  const quote = (value: string): string => `'${value.replaceAll("'", `'\\''`)}'`;
  return Object.entries(variables)
    .map(([name, value]) => `export ${name}=${quote(value)}\n`)
    .join('');
}
