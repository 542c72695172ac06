import type { Command } from 'commander';
import type { ImageHosts } from '../../../../schemas/generated/api.ts';
import type { Client } from '../../../../schemas/generated/client.ts';
import { formatBytes } from '../../../model/units.ts';
import { Failure } from '../../failure.ts';
import { age } from '../../format/age.ts';
import { table } from '../../format/table.ts';
import { count } from '../../format/text.ts';
import { awaitCopies } from '../../image/copies.ts';
import { createMeter } from '../../image/meter.ts';
import { EXIT } from '../../io.ts';
import type { Io } from '../../io.ts';
import { findObject, findObjects, projectIdOf } from '../../lookup.ts';
import { runWithService } from '../../run.ts';
import type { ConnectionFlags, Service } from '../../service.ts';
import type { ResourceView } from '../../wire.ts';
import { durationFlag } from '../options.ts';
import { collect, meterOf } from './flags.ts';

type Flags = ConnectionFlags & {
  readonly host: readonly string[];
  readonly allHosts?: boolean;
  readonly project?: string;
  readonly progress?: boolean;
  readonly wait: boolean;
  readonly timeout: number;
};

/** Effect: adds `image prefetch`, `image forget-copies` and `image copies` to the command `image`. */
export function registerImagePrefetch(image: Command, io: Io): void {
  const named = (command: Command): Command =>
    command
      .argument('<image>', 'name or id')
      .option('-p, --project <project>', 'project in which to look for the name of the image');
  const onHosts = (command: Command): Command =>
    named(command)
      .option('--host <host>', 'name or id of a host; may be repeated', collect, [])
      .option('--all-hosts', 'all hosts that are enabled now');
  onHosts(
    image
      .command('prefetch')
      .summary('copy an image to hosts before a server there needs it')
      .description(
        'Copy an image to hosts before a server there needs it, and wait until it is there. For cloud administrators.',
      ),
  )
    .option('--progress', 'show how far the copies are; on a terminal it always does')
    .option('--no-wait', 'return as soon as the copies are asked for')
    .option('--timeout <duration>', 'how long to wait for all of them', durationFlag, 3600)
    .action((name: string, _options: unknown, command: Command) =>
      withImage(io, command, name, (service, found, flags) => prefetch(io, service, found, flags)),
    );
  onHosts(
    image
      .command('forget-copies')
      .summary('no longer ask for copies of an image on hosts')
      .description(
        'No longer ask for copies of an image on hosts. What no server there needs stays as a cache until its room is wanted.',
      ),
  ).action((name: string, _options: unknown, command: Command) =>
    withImage(io, command, name, (service, found, flags) => forget(io, service, found, flags)),
  );
  named(
    image
      .command('copies')
      .summary('show on which hosts copies of an image are')
      .description('Show on which hosts copies of an image are or shall be, and why.'),
  ).action((name: string, _options: unknown, command: Command) =>
    withImage(io, command, name, (service, found) => list(io, service, found)),
  );
}

function withImage(
  io: Io,
  command: Command,
  name: string,
  body: (service: Service, image: ResourceView, flags: Flags) => Promise<void>,
): Promise<void> {
  const flags = command.optsWithGlobals<Flags>();
  return runWithService(io, flags, async (service) => {
    const project_id = await projectIdOf(service.client, flags.project);
    await body(service, await findObject(service.client, { kind: 'image', name }, { project_id }), flags);
    return EXIT.done;
  });
}

/** Throws a Failure when the flags name no host, or some and all. */
async function chosenHosts(client: Client, { host, allHosts }: Flags): Promise<ImageHosts> {
  if (host.length > 0 === (allHosts === true)) {
    throw new Failure('Bad flags', 'give --host, once or more, or --all-hosts.');
  }
  if (allHosts === true) return { hosts: 'all' };
  const targets = host.map((name) => ({ kind: 'host' as const, name }));
  return { host_ids: (await findObjects(client, targets, undefined)).map(({ id }) => id) };
}

async function prefetch(io: Io, { client }: Service, image: ResourceView, flags: Flags): Promise<void> {
  const hosts = await chosenHosts(client, flags);
  const { signal } = io;
  await client.prefetchImage(image.id, hosts, { signal });
  const { items } = await client.getImageCopies(image.id, { signal });
  const asked = items.filter(({ asked_at }) => asked_at !== null).map(({ host_id }) => host_id);
  const host_ids = new Set(hosts.host_ids ?? asked);
  const label = `image/${String(image.spec['name'])}`;
  if (host_ids.size === 0) throw new Failure('No host', 'there is no host that is enabled.');
  if (flags.wait) {
    const meter = meterOf(io, flags.progress, () => createMeter(io, label));
    await awaitCopies(
      client,
      { image_id: image.id, label, host_ids, timeout_seconds: flags.timeout },
      meter,
      signal,
    );
    meter.end();
  }
  await io.write(`${label} ${flags.wait ? 'is' : 'asked for'} on ${count(host_ids.size, 'host')}\n`);
}

async function forget(io: Io, { client }: Service, image: ResourceView, flags: Flags): Promise<void> {
  const hosts = await chosenHosts(client, flags);
  await client.forgetImageCopies(image.id, hosts, { signal: io.signal });
  const where = hosts.host_ids === undefined ? 'any host' : count(hosts.host_ids.length, 'host');
  await io.write(`image/${String(image.spec['name'])} no longer asked for on ${where}\n`);
}

async function list(io: Io, { client }: Service, image: ResourceView): Promise<void> {
  const { items } = await client.getImageCopies(image.id, { signal: io.signal });
  const now = io.now();
  const rows = items.map(({ host_name, state, allocation_bytes, needed, asked_at }) => [
    host_name,
    state,
    allocation_bytes === null ? '-' : formatBytes(allocation_bytes),
    needed ? 'yes' : 'no',
    asked_at === null ? '-' : age(asked_at, now),
  ]);
  const columns = [
    { header: 'HOST' },
    { header: 'COPY' },
    { header: 'TAKES', align: 'right' },
    { header: 'NEEDED' },
    { header: 'ASKED_FOR' },
  ] as const;
  await io.write(table(columns, rows, { paint: io.paint }));
}
