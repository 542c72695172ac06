import { requireLegal } from '../../../server-actions/action.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { objectOrNull } from '../call.ts';
import type { Reply } from '../call.ts';
import { createImage as storeImage } from '../image/store.ts';
import { listObjects, removeObject } from '../objects.ts';
import { invalidField } from './call.ts';
import type { ComputeCall, ComputeFacade } from './call.ts';
import { metadataOf, nameOf, textOf } from './field-values.ts';
import { actedOn } from './server-store.ts';
import type { ServerView } from './server-view.ts';

const STATES = ['ACTIVE', 'SHUTOFF', 'PAUSED', 'SUSPENDED'] as const;
const LEGAL = { name: 'createImage', states: STATES } as const;

/** Effect: makes an image of a server's root disk, as it is now. Throws as putResource does. */
export async function createImage(
  facade: ComputeFacade,
  call: ComputeCall,
  view: ServerView,
  args: Json,
): Promise<Reply> {
  requireLegal(LEGAL, actedOn(view));
  const given = objectOrNull(args);
  if (given === null) throw invalidField('createImage', args, 'It must be an object.');
  const name = nameOf('createImage.name', given['name']);
  const metadata = given['metadata'] === undefined ? {} : metadataOf(given['metadata']);
  const id = await store(facade, call, view, name, { image_type: 'snapshot', ...metadata });
  return made(call, id);
}

/** Effect: makes an image of a server's root disk and deletes the oldest of its kind beyond `rotation`. Throws as putResource does. */
export async function createBackup(
  facade: ComputeFacade,
  call: ComputeCall,
  view: ServerView,
  args: Json,
): Promise<Reply> {
  requireLegal({ name: 'createBackup', states: STATES }, actedOn(view));
  const given = objectOrNull(args);
  if (given === null) throw invalidField('createBackup', args, 'It must be an object.');
  const name = nameOf('createBackup.name', given['name']);
  const backup_type = textOf('createBackup.backup_type', given['backup_type'], 255);
  const rotation = rotationOf(given['rotation']);
  const metadata = given['metadata'] === undefined ? {} : metadataOf(given['metadata']);
  const marks = { image_type: 'backup', backup_type, instance_uuid: view.resource.id };
  const id = await store(facade, call, view, name, { ...metadata, ...marks });
  const all = await listObjects(facade, call, 'image', { spec: { properties: marks } });
  const beyond = all.toReversed().slice(rotation);
  for (const image of beyond) await removeObject(facade, call, image);
  return rotation === 0 ? { status: 202, body: {} } : made(call, id);
}

function rotationOf(value: Json | undefined): number {
  const count = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  if (typeof count === 'number' && Number.isInteger(count) && count >= 0) return count;
  throw invalidField('createBackup.rotation', value, 'It must be a whole number from 0 on.');
}

async function store(
  facade: ComputeFacade,
  call: ComputeCall,
  { resource }: ServerView,
  name: string,
  properties: JsonObject,
): Promise<string> {
  const { image_id } = resource.spec;
  return await storeImage(facade, call, {
    id: null,
    name,
    marks: {},
    spec: {
      project_id: resource.project_id,
      visibility: 'private',
      disk_format: 'qcow2',
      container_format: 'bare',
      source_server_id: resource.id,
      properties: {
        instance_uuid: resource.id,
        ...(typeof image_id === 'string' ? { base_image_ref: image_id } : {}),
        ...properties,
      },
    },
  });
}

function made(call: ComputeCall, id: string): Reply {
  if (call.minor >= 45) return { status: 202, body: { image_id: id } };
  return {
    status: 202,
    headers: { Location: `${call.base.replace(/\/compute\/v2\.1$/, '')}/image/v2/images/${id}` },
  };
}
