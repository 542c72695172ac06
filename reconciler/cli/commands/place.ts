import { Option } from 'commander';
import type { Command } from 'commander';
import type { PlacementPreviewRequest } from '../../../schemas/generated/api.ts';
import type { Client } from '../../../schemas/generated/client.ts';
import type { KindName } from '../../../schemas/generated/types.ts';
import { placementReport } from '../format/capacity.ts';
import { EXIT } from '../io.ts';
import type { Io } from '../io.ts';
import { idOfNamed, projectIdOf } from '../lookup.ts';
import { runWithService } from '../run.ts';
import type { ConnectionFlags } from '../service.ts';
import { json } from './options.ts';

type Flags = ConnectionFlags & {
  readonly flavor: string;
  readonly image?: string;
  readonly kernel?: string;
  readonly ramdisk?: string;
  readonly host?: string;
  readonly project?: string;
  readonly subnet: readonly string[];
  readonly output: 'table' | 'json';
};

/** Effect: adds `place` to the program. */
export function registerPlace(program: Command, io: Io): void {
  program
    .command('place')
    .summary('say where a server would be placed, and why')
    .description(
      'Ask the scheduler where a server would be placed now, and with which addresses. Nothing is placed.',
    )
    .requiredOption('-f, --flavor <flavor>', 'flavor of the server (name or id)')
    .option('-i, --image <image>', 'image that it boots from (name or id)')
    .option('--kernel <image>', 'kernel that it boots directly')
    .option('--ramdisk <image>', 'ramdisk of that kernel')
    .option('--host <host>', 'host that it asks for')
    .option(
      '-s, --subnet <subnet[=address]>',
      'subnet of the next interface: eth0, eth1 and so on',
      collect,
      [],
    )
    .option('-p, --project <project>', 'project of the server, and in which to look for the names')
    .addOption(
      new Option('-o, --output <form>', 'form of the result').choices(['table', 'json']).default('table'),
    )
    .addHelpText('after', '\nExit codes: 0 a host takes it, 2 none does, 1 error')
    .action((_options: unknown, command: Command) => {
      const flags = command.optsWithGlobals<Flags>();
      return runWithService(io, flags, async ({ client }) => {
        const request = await requestOf(client, flags);
        const preview = await client.previewPlacement(request, { signal: io.signal });
        const { paint } = io;
        await io.write(flags.output === 'json' ? json(preview) : placementReport(preview, { paint }));
        return preview.fits ? EXIT.done : EXIT.differs;
      });
    });
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

async function requestOf(client: Client, flags: Flags): Promise<PlacementPreviewRequest> {
  const project_id = await projectIdOf(client, flags.project);
  const flavor_id = (await idOfNamed(client, 'flavor', flags.flavor)) ?? '';
  const wishes: Record<string, string> = project_id === undefined ? {} : { project_id };
  const parts: readonly (readonly [string, KindName, string | undefined])[] = [
    ['image_id', 'image', flags.image],
    ['kernel_id', 'image', flags.kernel],
    ['ramdisk_id', 'image', flags.ramdisk],
    ['host_id', 'host', flags.host],
  ];
  for (const [property, kind, name] of parts) {
    const id = await idOfNamed(client, kind, name, project_id);
    if (id !== undefined) wishes[property] = id;
  }
  const nics: Record<string, { subnet_id: string; address?: string }> = {};
  for (const [index, text] of flags.subnet.entries()) {
    const [name = '', address] = text.split('=', 2);
    const subnet_id = (await idOfNamed(client, 'subnet', name, project_id)) ?? '';
    nics[`eth${index}`] = address === undefined ? { subnet_id } : { subnet_id, address };
  }
  return { ...wishes, flavor_id, nics };
}
