import type { Command } from 'commander';
import { EXIT } from '../../io.ts';
import type { Io } from '../../io.ts';
import { createMeter } from '../../image/meter.ts';
import { sendContent } from '../../image/send.ts';
import { openFile, openPipe } from '../../image/source.ts';
import { findObject, projectIdOf } from '../../lookup.ts';
import { runWithService } from '../../run.ts';
import type { ConnectionFlags } from '../../service.ts';
import { meterOf, sentLine } from './flags.ts';

type Flags = ConnectionFlags & {
  readonly file: string;
  readonly project?: string;
  readonly progress?: boolean;
};

/** Effect: adds `image upload` to the command `image`. */
export function registerImageUpload(image: Command, io: Io): void {
  image
    .command('upload')
    .summary('send the bytes of an image that waits for them')
    .description('Send the bytes of an image that waits for them, from where an earlier upload stopped.')
    .argument('<image>', 'name or id')
    .requiredOption('--file <file>', 'file to upload; - is standard input')
    .option('-p, --project <project>', 'project in which to look for the name')
    .option('--progress', 'show how far the upload is; on a terminal it always does')
    .action((name: string, _options: unknown, command: Command) => {
      const flags = command.optsWithGlobals<Flags>();
      return runWithService(io, flags, async ({ client }) => {
        const project_id = await projectIdOf(client, flags.project);
        const { id } = await findObject(client, { kind: 'image', name }, { project_id });
        const source = flags.file === '-' ? openPipe(io.openInput()) : await openFile(flags.file);
        const meter = meterOf(io, flags.progress, () => createMeter(io, `image/${name}`));
        try {
          const sent = await sendContent(client, id, source, meter, io.signal);
          meter.end();
          await io.write(`image/${name} ${sentLine(sent)}\n`);
        } finally {
          await source.close();
        }
        return EXIT.done;
      });
    });
}
