import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import type { PutBody } from '../../../../schemas/generated/api.ts';
import type { Client } from '../../../../schemas/generated/client.ts';
import { Failure } from '../../failure.ts';
import { table } from '../../format/table.ts';
import { EXIT } from '../../io.ts';
import type { Io } from '../../io.ts';
import { findObject, projectIdOf } from '../../lookup.ts';
import { loadNames } from '../../names.ts';
import { projectOf } from '../../project.ts';
import { runWithService } from '../../run.ts';
import type { ConnectionFlags, Service } from '../../service.ts';
import { toView } from '../../wire.ts';
import type { ResourceView } from '../../wire.ts';

type Flags = ConnectionFlags & { readonly project?: string };

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** More projects than an image is shared with. */
const MOST = 1000;

/** Effect: adds `image members` and what changes them to the command `image`. */
export function registerImageMembers(image: Command, io: Io): void {
  const named = (command: Command): Command =>
    command.option('-p, --project <project>', 'project in which to look for the name of the image');
  named(
    image
      .command('members')
      .summary('show the projects that may use a shared image')
      .description('Show the projects that an image is shared with, and what they say of it.')
      .argument('<image>', 'name or id'),
  ).action((name: string, _options: unknown, command: Command) =>
    withImage(io, command, name, (service, found) => list(io, service, found)),
  );
  named(
    image
      .command('share')
      .summary('let another project use an image')
      .description('Let another project use an image whose visibility is shared.')
      .argument('<image>', 'name or id')
      .argument('<member>', 'name or id of the project'),
  ).action((name: string, member: string, _options: unknown, command: Command) =>
    withImage(io, command, name, (service, found) => share(io, service, found, member)),
  );
  named(
    image
      .command('unshare')
      .summary('end the use of an image by another project')
      .description('End the use of an image by another project; servers that have it go on.')
      .argument('<image>', 'name or id')
      .argument('<member>', 'name or id of the project'),
  ).action((name: string, member: string, _options: unknown, command: Command) =>
    withImage(io, command, name, (service, found) => unshare(io, service, found, member)),
  );
  for (const [word, status] of [
    ['accept', 'accepted'],
    ['reject', 'rejected'],
  ] as const) {
    image
      .command(word)
      .summary(`${word} an image that another project shares`)
      .description(`Say for your project that an image which another project shares with it is ${status}.`)
      .argument('<image>', 'id of the image')
      .option('-p, --project <project>', 'project that says so')
      .action((id: string, _options: unknown, command: Command) => {
        const flags = command.optsWithGlobals<Flags>();
        return runWithService(io, flags, (service) => decide(io, service, id, status, flags));
      });
  }
}

function withImage(
  io: Io,
  command: Command,
  name: string,
  body: (service: Service, image: ResourceView) => Promise<void>,
): Promise<void> {
  const flags = command.optsWithGlobals<Flags>();
  return runWithService(io, flags, async (service) => {
    const project_id = await projectIdOf(service.client, flags.project);
    await body(service, await findObject(service.client, { kind: 'image', name }, { project_id }));
    return EXIT.done;
  });
}

async function membersOf(client: Client, image_id: string): Promise<readonly ResourceView[]> {
  const { items } = await client.list('image_member', { image_id, limit: MOST });
  // One that is on its way out counts no more.
  return items.map(toView).filter((member) => member.deletion_requested_at === null);
}

async function list(io: Io, { client }: Service, image: ResourceView): Promise<void> {
  const members = await membersOf(client, image.id);
  const ids = members.map(({ spec }) => String(spec['member_id']));
  const nameOf = await loadNames(client, new Map([['project', new Set(ids)]]));
  const rows = members.map(({ spec, status }) => {
    const id = String(spec['member_id']);
    return [id, nameOf('project', id) ?? '-', String(status['acceptance'] ?? 'pending')];
  });
  await io.write(
    table([{ header: 'PROJECT_ID' }, { header: 'PROJECT' }, { header: 'ACCEPTANCE' }], rows, {
      paint: io.paint,
    }),
  );
  if (image.spec['visibility'] !== 'shared') {
    io.note(
      `The visibility of the image is ${String(image.spec['visibility'])}: its members count while it is shared.\n`,
    );
  }
}

async function share(io: Io, { client }: Service, image: ResourceView, member: string): Promise<void> {
  const member_id = await memberId(client, member);
  const spec = { project_id: image.spec['project_id'], image_id: image.id, member_id };
  const body = { spec } as unknown as PutBody;
  await client.put('image_member', randomUUID(), body, { if_none_match: '*', signal: io.signal });
  await io.write(`image/${String(image.spec['name'])} shared with ${member}\n`);
}

async function unshare(io: Io, { client }: Service, image: ResourceView, member: string): Promise<void> {
  const member_id = await memberId(client, member);
  const found = (await membersOf(client, image.id)).find(({ spec }) => spec['member_id'] === member_id);
  if (found === undefined) {
    throw new Failure('Not found', `the image is not shared with ${member}.`, {
      hints: [`cairn image members ${image.id}`],
    });
  }
  await client.delete('image_member', found.id, { signal: io.signal });
  await io.write(`image/${String(image.spec['name'])} no longer shared with ${member}\n`);
}

async function decide(
  io: Io,
  { client, connection }: Service,
  image_id: string,
  status: 'accepted' | 'rejected',
  flags: Flags,
): Promise<number> {
  const project_id = (await projectIdOf(client, flags.project)) ?? (await projectOf(client, connection));
  if (project_id === null) {
    throw new Failure('No project', `nobody says which project it is ${status} for: give --project.`);
  }
  const query = { image_id, project_id, limit: 1 };
  const [existing] = (await client.list('image_acceptance', query)).items;
  const body = { spec: { project_id, image_id, status } } as unknown as PutBody;
  const guard = existing === undefined ? { if_none_match: '*' as const } : { if_match: existing.generation };
  await client.put('image_acceptance', existing?.id ?? randomUUID(), body, { ...guard, signal: io.signal });
  await io.write(`image ${image_id} ${status}\n`);
  return EXIT.done;
}

/** A project that one may not see is named by its id. */
async function memberId(client: Client, member: string): Promise<string> {
  return ID.test(member) ? member : (await findObject(client, { kind: 'project', name: member })).id;
}
