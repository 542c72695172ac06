import type { Command } from 'commander';
import { Failure } from '../../failure.ts';
import { EXIT } from '../../io.ts';
import type { Io } from '../../io.ts';
import { fetchContent, pipeContent } from '../../image/fetch.ts';
import type { Wanted } from '../../image/fetch.ts';
import { createMeter } from '../../image/meter.ts';
import { findObject, projectIdOf } from '../../lookup.ts';
import { runWithService } from '../../run.ts';
import type { ConnectionFlags } from '../../service.ts';
import type { ResourceView } from '../../wire.ts';
import { meterOf } from './flags.ts';

type Flags = ConnectionFlags & {
  readonly file: string;
  readonly project?: string;
  readonly progress?: boolean;
};

/** Effect: adds `image save` to the command `image`. */
export function registerImageSave(image: Command, io: Io): void {
  image
    .command('save')
    .summary('download the bytes of an image')
    .description(
      'Download the bytes of an image to FILE.part, from where an earlier run stopped, check their SHA-256 and then name them FILE.',
    )
    .argument('<image>', 'name or id')
    .requiredOption('--file <file>', 'file to write; - is standard output')
    .option('-p, --project <project>', 'project in which to look for the name')
    .option('--progress', 'show how far the download is; on a terminal it always does')
    .action((name: string, _options: unknown, command: Command) => {
      const flags = command.optsWithGlobals<Flags>();
      return runWithService(io, flags, async ({ client }) => {
        const project_id = await projectIdOf(client, flags.project);
        const wanted = contentOf(await findObject(client, { kind: 'image', name }, { project_id }));
        if (flags.file === '-') {
          await pipeContent(client, wanted, io.write, io.signal);
          return EXIT.done;
        }
        const meter = meterOf(io, flags.progress, () => createMeter(io, `image/${name}`));
        const moved = await fetchContent(client, wanted, flags.file, meter, io.signal);
        meter.end();
        await io.write(`image/${name} saved to ${flags.file}; ${moved} bytes received\n`);
        return EXIT.done;
      });
    });
}

function contentOf({ id, status }: ResourceView): Wanted {
  const { content_sha256: sha256, content_size_bytes: size_bytes, state } = status;
  if (typeof sha256 !== 'string' || typeof size_bytes !== 'number') {
    throw new Failure('No content', `the image is ${String(state ?? 'queued')}: it has no content yet.`, {
      hints: [`cairn describe image ${id}, which says what it waits for`],
    });
  }
  return { id, sha256, size_bytes };
}
