import type { Command } from 'commander';
import type { Client } from '../../../schemas/generated/client.ts';
import { waitDeleted } from '../../../schemas/wait.ts';
import { Failure } from '../failure.ts';
import { slashName } from '../format/columns.ts';
import { duration } from '../format/age.ts';
import { EXIT } from '../io.ts';
import type { Io } from '../io.ts';
import { parseTargets } from '../kind-name.ts';
import { findObjects } from '../lookup.ts';
import { runWithService } from '../run.ts';
import type { ConnectionFlags } from '../service.ts';
import type { ResourceView } from '../wire.ts';
import { durationFlag } from './options.ts';

type Flags = ConnectionFlags & {
  readonly project?: string;
  readonly wait?: boolean;
  readonly cascade?: boolean;
  readonly dryRun?: boolean;
  readonly timeout: number;
};

/** Effect: adds `delete` to the program. */
export function registerDelete(program: Command, io: Io): void {
  program
    .command('delete')
    .summary('ask for the deletion of objects')
    .description('Ask for the deletion of objects; with --wait, return once nothing of them is left.')
    .argument('<kind>', 'for example server, or server/web')
    .argument('[names...]', 'names or ids')
    .option('-p, --project <project>', 'project in which to look for the names')
    .option('--cascade', 'domains and projects: take along all that they hold')
    .option('--dry-run', 'only show what would go')
    .option('--wait', 'return once they are gone')
    .option('--timeout <duration>', 'how long to wait', durationFlag, 300)
    .action((kind: string, names: readonly string[], _options: unknown, command: Command) => {
      const flags = command.optsWithGlobals<Flags>();
      return runWithService(io, flags, async ({ client }) => {
        const { targets } = parseTargets([kind, ...names], { needsName: true });
        // All names are looked up before anything is asked for: a typo in the last one must not delete the first.
        const resources = await findObjects(client, targets, flags.project);
        const options = { cascade: flags.cascade === true, signal: io.signal };
        if (flags.dryRun === true) return await preview(io, client, resources, options);
        for (const { kind: kindName, id } of resources) await client.delete(kindName, id, options);
        const deadline = Date.now() + flags.timeout * 1000;
        for (const resource of resources) {
          if (flags.wait === true) {
            const timeout_seconds = Math.max(0, (deadline - Date.now()) / 1000);
            const { outcome } = await waitDeleted(client, resource.kind, resource.id, {
              timeout_seconds,
              signal: io.signal,
            });
            if (outcome !== 'deleted') throw late(slashName(resource), flags.timeout);
          }
          await io.write(
            `${slashName(resource)} ${flags.wait === true ? 'deleted' : 'deletion asked for'}\n`,
          );
        }
        return EXIT.done;
      });
    });
}

async function preview(
  io: Io,
  client: Client,
  resources: readonly ResourceView[],
  options: { readonly cascade: boolean; readonly signal: AbortSignal },
): Promise<number> {
  for (const resource of resources) {
    const { items } = await client.deletion(resource.kind, resource.id, options);
    for (const { kind, name, id } of items) await io.write(`${kind}/${name} (${id}) would go along\n`);
    await io.write(`${slashName(resource)} would go\n`);
  }
  return EXIT.done;
}

function late(name: string, timeout_seconds: number): Failure {
  return new Failure(
    'Timed out',
    `${name} is not gone after ${duration(timeout_seconds)}; its deletion goes on.`,
    {
      code: 'timeout',
      hints: [`cairn describe ${name}, which says what it waits for`],
    },
  );
}
