import { CairnError } from '../../../model/error.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Resource } from '../../../model/resource.ts';
import { isAdministrator } from '../../../policy/credentials.ts';
import { accessFor, objectOrNull } from '../call.ts';
import type { Call, FacadeRoute } from '../call.ts';
import { readId } from '../ids.ts';
import { changeObject, createObject, findObject, listAll, listObjects, removeObject } from '../objects.ts';
import { MEMBER_STATES } from './schemas.ts';
import { requireImage } from './store.ts';
import type { ImageFacade } from './store.ts';
import { seconds } from './to-openstack.ts';

const SCHEMA = '/v2/schemas/member';

/** Pure. The routes of the projects that an image is shared with. */
export function memberRoutes(facade: ImageFacade): readonly FacadeRoute[] {
  const all = '/images/:id/members';
  const one = `${all}/:member`;
  const rule = (kind: 'image_member' | 'image_acceptance', ...verbs: string[]): FacadeRoute['rule'] => ({
    kind,
    verbs,
  });
  return [
    {
      method: 'get',
      path: all,
      rule: rule('image_member', 'list'),
      answer: async (call) => {
        const image = await requireShared(facade, call);
        const members = await listObjects(facade, call, 'image_member', { spec: { image_id: image.id } });
        return {
          status: 200,
          body: { members: await show(facade, image.id, members), schema: '/v2/schemas/members' },
        };
      },
    },
    {
      method: 'post',
      path: all,
      rule: rule('image_member', 'create'),
      reads_json: 'of any type',
      answer: async (call) => {
        const member_id = memberIn(call.body);
        const image = await requireShared(facade, call);
        const member = await add(facade, call, image, member_id);
        return { status: 200, body: await showOne(facade, image.id, member) };
      },
    },
    {
      method: 'get',
      path: one,
      rule: rule('image_member', 'get'),
      answer: async (call) => {
        const image = await requireShared(facade, call);
        return {
          status: 200,
          body: await showOne(facade, image.id, await requireMember(facade, call, image)),
        };
      },
    },
    {
      method: 'put',
      path: one,
      rule: rule('image_acceptance', 'create', 'update'),
      reads_json: 'of any type',
      answer: async (call) => {
        const status = statusIn(call.body);
        const image = await requireShared(facade, call);
        const member = await requireMember(facade, call, image);
        await accept(facade, call, image, member, status);
        return { status: 200, body: await showOne(facade, image.id, member) };
      },
    },
    {
      method: 'delete',
      path: one,
      rule: rule('image_member', 'delete'),
      answer: async (call) => {
        const image = await requireShared(facade, call);
        await removeObject(facade, call, await requireMember(facade, call, image));
        return { status: 204 };
      },
    },
  ];
}

async function requireShared(facade: ImageFacade, call: Call): Promise<Resource> {
  const { resource } = await requireImage(facade, call);
  if (resource.spec['visibility'] === 'shared') return resource;
  throw new CairnError('forbidden', 'Only shared images have members.');
}

async function add(facade: ImageFacade, call: Call, image: Resource, member_id: string): Promise<Resource> {
  const { id: image_id, project_id } = image;
  try {
    return await createObject(facade, call, 'image_member', { project_id, image_id, member_id });
  } catch (thrown) {
    const isTwin = thrown instanceof CairnError && thrown.fields.existing !== undefined;
    if (!isTwin) throw thrown;
    throw new CairnError('conflict', `Member ${member_id} is duplicated for image ${image_id}`);
  }
}

/** What a member says of the image is an object of its own project, which the image's owner cannot make. */
async function accept(
  facade: ImageFacade,
  call: Call,
  image: Resource,
  member: Resource,
  status: (typeof MEMBER_STATES)[number],
): Promise<void> {
  const project_id = String(member.spec['member_id']);
  const { credentials } = accessFor(call).principal;
  if (credentials.project_id !== project_id && !isAdministrator(credentials)) {
    throw new CairnError('forbidden', `Not allowed to update members for image ${image.id}.`);
  }
  const said = (await listAll(facade, 'image_acceptance', { image_id: image.id, project_id }))[0];
  if (said === undefined) {
    await createObject(facade, call, 'image_acceptance', { image_id: image.id, project_id, status });
  } else {
    await changeObject(facade, call, said, (spec) => ({ ...spec, status }));
  }
}

async function requireMember(facade: ImageFacade, call: Call, image: Resource): Promise<Resource> {
  const written = call.params['member'] ?? '';
  const member_id = readId(written);
  const rows =
    member_id === null ? [] : await listAll(facade, 'image_member', { image_id: image.id, member_id });
  const found = await findObject(facade, call, 'image_member', rows[0]?.id ?? null);
  if (found !== null) return found;
  throw new CairnError(
    'not_found',
    `${written.slice(0, 255)} not found in the member list of the image ${image.id}.`,
  );
}

async function showOne(facade: ImageFacade, image_id: string, member: Resource): Promise<JsonObject> {
  return (await show(facade, image_id, [member]))[0] ?? {};
}

/** Who asks may know of the members; what they say of the image belongs to it. */
async function show(
  facade: ImageFacade,
  image_id: string,
  members: readonly Resource[],
): Promise<readonly JsonObject[]> {
  const said = new Map(
    (await listAll(facade, 'image_acceptance', { image_id })).map((each) => [each.project_id, each]),
  );
  return members.map(({ spec, created_at, updated_at }) => {
    const member_id = String(spec['member_id']);
    const acceptance = said.get(member_id);
    return {
      member_id,
      image_id,
      status: acceptance?.spec['status'] ?? 'pending',
      created_at: seconds(created_at),
      updated_at: seconds(acceptance?.updated_at ?? updated_at),
      schema: SCHEMA,
    };
  });
}

function memberIn(body: unknown): string {
  const member = objectOrNull(body)?.['member'];
  if (member === undefined) throw wrong('Member to be added not specified');
  if (typeof member !== 'string' || member === '') throw wrong("Member can't be empty");
  const id = readId(member);
  if (id === null) throw wrong('A member is the id of a project.');
  return id;
}

function statusIn(body: unknown): (typeof MEMBER_STATES)[number] {
  const given = objectOrNull(body)?.['status'];
  if (given === undefined) throw wrong('Status not specified');
  const status = MEMBER_STATES.find((each) => each === given);
  if (status === undefined) throw wrong(`The status must be one of ${MEMBER_STATES.join(', ')}.`);
  return status;
}

function wrong(message: string): CairnError {
  return new CairnError('invalid_input', message);
}
