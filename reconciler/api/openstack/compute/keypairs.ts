import { createHash } from 'node:crypto';
import { CairnError } from '../../../model/error.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import type { Resource } from '../../../model/resource.ts';
import { accessFor } from '../call.ts';
import type { Call, Reply } from '../call.ts';
import { createObject, listObjects, removeObject } from '../objects.ts';
import { bodyOf, invalidField, unexpected, wrong } from './call.ts';
import type { ComputeCall, ComputeFacade, ComputeRoute } from './call.ts';
import { drawKeypair } from './generated-key.ts';
import { numberOf } from './numbers.ts';
import { pageOf } from './paging.ts';

/** From this microversion on a key must be brought along. */
const NO_MORE_DRAWN = 92;

/**
 * Pure. The addresses of keypairs. Nova's belong to a user, those of Cairn to a project: everybody who acts in it sees and may use its keys, and
 * user_id is who asks.
 */
export function keypairRoutes(facade: ComputeFacade): readonly ComputeRoute[] {
  const on = (verb: string): ComputeRoute['rule'] => ({ kind: 'keypair', verbs: [verb] });
  return [
    { method: 'get', path: '/os-keypairs', rule: on('list'), answer: (call) => list(facade, call) },
    {
      method: 'post',
      path: '/os-keypairs',
      rule: on('create'),
      reads_json: true,
      answer: (call) => create(facade, call),
    },
    {
      method: 'get',
      path: '/os-keypairs/:name',
      rule: on('get'),
      answer: async (call) => ({
        status: 200,
        body: { keypair: showWhole(await requireKeypair(facade, call), call) },
      }),
    },
    {
      method: 'delete',
      path: '/os-keypairs/:name',
      rule: on('delete'),
      answer: async (call) => {
        await removeObject(facade, call, await requireKeypair(facade, call));
        return { status: call.minor < 2 ? 202 : 204 };
      },
    },
  ];
}

async function list(facade: ComputeFacade, call: ComputeCall): Promise<Reply> {
  const keypairs = await listObjects(facade, call, 'keypair', { spec: { project_id: projectOf(call) } });
  const items = keypairs.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const show = (keypair: Resource): JsonObject => ({ keypair: showKeypair(keypair, call) });
  if (call.minor < 35) return { status: 200, body: { keypairs: items.map(show) } };
  return pageOf(call, { key: 'keypairs', items, idOf: ({ name }) => name, show });
}

async function create(facade: ComputeFacade, call: ComputeCall): Promise<Reply> {
  const given = bodyOf(call, 'keypair');
  const known = [
    'name',
    'public_key',
    ...(call.minor < 2 ? [] : ['type']),
    ...(call.minor < 10 ? [] : ['user_id']),
  ];
  for (const name of Object.keys(given)) if (!known.includes(name)) throw unexpected(name);
  const { name, type = 'ssh', public_key = null } = given;
  if (typeof name !== 'string') throw invalidField('name', name, 'It must be text.');
  if (type !== 'ssh') throw invalidField('type', type, 'Cairn has keys of type ssh.');
  if (public_key === null && call.minor >= NO_MORE_DRAWN) {
    throw wrong("'public_key' is a required property");
  }
  const drawn = public_key === null ? await drawKeypair() : null;
  const keypair = await createObject(facade, call, 'keypair', {
    name: name.trim(),
    project_id: projectOf(call),
    public_key: drawn?.public_key ?? textOf(public_key),
  });
  const { keypair: shown } = { keypair: showKeypair(keypair, call) };
  return {
    status: call.minor < 2 ? 200 : 201,
    body: {
      keypair: {
        ...shown,
        user_id: accessFor(call).principal.credentials.user_id,
        // Told once, and kept by nobody.
        ...(drawn === null ? {} : { private_key: drawn.private_key }),
      },
    },
  };
}

/** Effect: reads. The keypair of the caller's project that has this name. Throws not_found. */
export async function requireKeypair(facade: ComputeFacade, call: Call): Promise<Resource> {
  const name = call.params['name'] ?? '';
  const spec = { project_id: projectOf(call) };
  const [found] = await listObjects(facade, call, 'keypair', { name, spec });
  if (found !== undefined) return found;
  throw new CairnError('not_found', `Keypair ${name.slice(0, 255)} not found.`);
}

function projectOf(call: Call): string {
  const { principal } = accessFor(call);
  const project_id = principal.credentials.project_id ?? principal.default_project_id;
  if (project_id === null)
    throw new CairnError('forbidden', 'Keypairs belong to a project: use a token for one.');
  return project_id;
}

function showKeypair({ name, spec }: Resource, { minor }: ComputeCall): JsonObject {
  const public_key = String(spec['public_key']);
  return {
    name,
    public_key,
    fingerprint: fingerprintOf(public_key),
    ...(minor < 2 ? {} : { type: 'ssh' }),
  };
}

function showWhole(keypair: Resource, call: ComputeCall): JsonObject {
  return {
    ...showKeypair(keypair, call),
    id: numberOf(keypair.id),
    user_id: accessFor(call).principal.credentials.user_id,
    deleted: false,
    created_at: keypair.created_at.replace(/Z$/, ''),
    updated_at: null,
    deleted_at: null,
  };
}

/** MD5 in pairs of digits, by which Nova tells keys. */
function fingerprintOf(public_key: string): string {
  const blob = Buffer.from(public_key.split(' ')[1] ?? '', 'base64');
  return (createHash('md5').update(blob).digest('hex').match(/../g) ?? []).join(':');
}

/** Clients send files as they are, with the end of the line. */
function textOf(public_key: Json): string {
  if (typeof public_key === 'string') return public_key.trim();
  throw invalidField('public_key', public_key, 'It must be text.');
}
