import { randomUUID } from 'node:crypto';
import { Option } from 'commander';
import type { Command } from 'commander';
import type { PutBody } from '../../../../schemas/generated/api.ts';
import { KINDS } from '../../../../schemas/generated/kinds.ts';
import { waitReady } from '../../../../schemas/wait.ts';
import type { JsonObject } from '../../../model/json.ts';
import { Failure } from '../../failure.ts';
import { EXIT } from '../../io.ts';
import type { Io } from '../../io.ts';
import { createMeter } from '../../image/meter.ts';
import { sendContent } from '../../image/send.ts';
import { digestFile, openFile, openPipe } from '../../image/source.ts';
import { findObject, idOfNamed, projectIdOf } from '../../lookup.ts';
import { projectOf } from '../../project.ts';
import { runWithService } from '../../run.ts';
import type { ConnectionFlags, Service } from '../../service.ts';
import { countFlag, durationFlag } from '../options.ts';
import { requireOutcome } from '../wait.ts';
import { collect, collectPairs, formatOf, meterOf, sentLine } from './flags.ts';

type Flags = ConnectionFlags & {
  readonly file?: string;
  readonly url?: string;
  readonly server?: string;
  readonly image?: string;
  readonly project?: string;
  readonly diskFormat?: string;
  readonly containerFormat?: string;
  readonly sha256?: string;
  readonly visibility?: string;
  readonly store?: string;
  readonly minDisk?: number;
  readonly minMemory?: number;
  readonly tag: readonly string[];
  readonly property: Readonly<Record<string, string>>;
  readonly protected?: boolean;
  readonly hidden?: boolean;
  readonly progress?: boolean;
  readonly wait: boolean;
  readonly timeout: number;
};

/** Effect: adds `image create` to the command `image`. */
export function registerImageCreate(image: Command, io: Io): void {
  image
    .command('create')
    .summary('make an image from a file, a URL, a server or another image')
    .description(
      'Make an image. Its bytes come from a local file (- is standard input), a URL that the service fetches, a server or another image; without any of these they come later (cairn image upload).',
    )
    .argument('<name>', 'name of the image')
    .option('--file <file>', 'file to upload; - is standard input')
    .option('--url <url>', 'URL from which the service fetches the bytes')
    .option('--server <server>', 'server whose root disk becomes the image')
    .option('--image <image>', 'image whose content becomes this one, converted if --disk-format is another')
    .addOption(
      new Option('--disk-format <format>', 'format of the disk; taken from the name of the file').choices(
        valuesOf('/disk_format'),
      ),
    )
    .addOption(
      new Option('--container-format <format>', 'what the disk is wrapped in').choices(
        valuesOf('/container_format'),
      ),
    )
    .option('--sha256 <digest>', 'SHA-256 that the bytes must have')
    .addOption(
      new Option('--visibility <visibility>', 'who may use it besides its project').choices(
        valuesOf('/visibility'),
      ),
    )
    .option('--store <store>', 'store of the service that keeps the bytes')
    .option('--min-disk <gib>', 'smallest root disk in GiB', countFlag)
    .option('--min-memory <mib>', 'smallest memory in MiB', countFlag)
    .option('--tag <tag>', 'word to find it by; may be repeated', collect, [])
    .option('--property <name=value>', 'free property; may be repeated', collectPairs, {})
    .option('--protected', 'refuse its deletion')
    .option('--hidden', 'leave it out of lists')
    .option('-p, --project <project>', 'project of the image')
    .option('--progress', 'show how far the upload is; on a terminal it always does')
    .option('--no-wait', 'return before the service has the content of a URL, server or image')
    .option('--timeout <duration>', 'how long to wait for it', durationFlag, 3600)
    .action((name: string, _options: unknown, command: Command) => {
      const flags = command.optsWithGlobals<Flags>();
      return runWithService(io, flags, (service) => create(io, service, name, flags));
    });
}

async function create(io: Io, service: Service, name: string, flags: Flags): Promise<number> {
  const sources = (['file', 'url', 'server', 'image'] as const).filter((word) => flags[word] !== undefined);
  if (sources.length > 1) {
    const words = sources.map((word) => `--${word}`).join(' and ');
    throw new Failure('Bad flags', `${words} are given; an image has one source.`);
  }
  const { client } = service;
  const local = flags.file === undefined || flags.file === '-' ? undefined : flags.file;
  // The digest goes first: a service that has the bytes of this project already is sent none of them.
  const promised = local === undefined ? {} : await digestFile(local, io.signal);
  const spec = { ...(await specOf(service, name, flags)), ...promised };
  const id = randomUUID();
  const body = { spec } as unknown as PutBody;
  const stored = await client.put('image', id, body, { if_none_match: '*', signal: io.signal });
  const label = `image/${name}`;
  if (flags.file !== undefined) {
    const source = local === undefined ? openPipe(io.openInput()) : await openFile(local);
    const meter = meterOf(io, flags.progress, () => createMeter(io, label));
    try {
      const sent = await sendContent(client, id, source, meter, io.signal);
      meter.end();
      await io.write(`${label} created (${id}); ${sentLine(sent)}\n`);
    } finally {
      await source.close();
    }
    return EXIT.done;
  }
  await io.write(`${label} created (${id})\n`);
  if (sources.length === 0 || !flags.wait) return EXIT.done;
  const wait = { generation: stored.generation, timeout_seconds: flags.timeout, signal: io.signal };
  requireOutcome(
    await waitReady(client, 'image', id, wait),
    { for: 'ready', timeout: flags.timeout },
    `image/${id}`,
  );
  await io.write(`${label} active\n`);
  return EXIT.done;
}

async function specOf({ client, connection }: Service, name: string, flags: Flags): Promise<JsonObject> {
  const project_id =
    (await projectIdOf(client, flags.project)) ?? (await projectOf(client, connection)) ?? undefined;
  const server_id = await idOfNamed(client, 'server', flags.server, project_id);
  const source = flags.image === undefined ? undefined : await findObject(client, imageNamed(flags.image));
  const from_image = source?.spec['disk_format'];
  const given = flags.diskFormat ?? formatOf(flags.file ?? flags.url ?? '');
  const disk_format =
    given ?? (typeof from_image === 'string' ? from_image : server_id === undefined ? undefined : 'qcow2');
  if (disk_format === undefined && (flags.file ?? flags.url) !== undefined) {
    throw new Failure(
      'Bad flags',
      'nothing says what format the bytes have: give --disk-format, for example qcow2.',
    );
  }
  const members = {
    name,
    project_id,
    disk_format,
    container_format: flags.containerFormat,
    file: flags.file === '-' ? undefined : flags.file,
    source_url: flags.url,
    source_server_id: server_id,
    source_image_id: source?.id,
    sha256: flags.sha256,
    visibility: flags.visibility,
    store: flags.store,
    min_disk_gib: flags.minDisk,
    min_memory_mib: flags.minMemory,
    tags: flags.tag.length === 0 ? undefined : flags.tag,
    properties: Object.keys(flags.property).length === 0 ? undefined : flags.property,
    protected: flags.protected,
    hidden: flags.hidden,
  };
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as JsonObject;
}

function imageNamed(name: string): { readonly kind: 'image'; readonly name: string } {
  return { kind: 'image', name };
}

function valuesOf(pointer: string): readonly string[] {
  return KINDS.image.fields.find((field) => field.pointer === pointer)?.values ?? [];
}
