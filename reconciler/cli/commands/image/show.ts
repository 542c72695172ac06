import type { Command } from 'commander';
import type { Io } from '../../io.ts';
import { describeNamed } from '../describe.ts';
import type { DescribeFlags } from '../describe.ts';
import { addListFlags, show } from '../get.ts';
import type { ListFlags } from '../get.ts';

/** Effect: adds `image list` and `image show` to the command `image`. */
export function registerImageShow(image: Command, io: Io): void {
  addListFlags(
    image
      .command('list')
      .summary('show all images')
      .description('Show all images that you may see in lists.'),
  ).action((_options: unknown, command: Command) =>
    show(io, ['images'], command.optsWithGlobals<ListFlags>()),
  );
  image
    .command('show')
    .summary('show all there is to know about an image, with what moves')
    .description(
      'Show an image with its conditions, running transfers, recent events and the end of its journal.',
    )
    .argument('<image>', 'name or id')
    .option('-p, --project <project>', 'project in which to look for the name')
    .action((name: string, _options: unknown, command: Command) =>
      describeNamed(io, ['image', name], command.optsWithGlobals<DescribeFlags>()),
    );
}
