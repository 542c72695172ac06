import { requireLegal } from '../../../server-actions/action.ts';
import type { Json } from '../../../model/json.ts';
import { objectOrNull } from '../call.ts';
import type { Reply } from '../call.ts';
import { createImage as storeImage } from '../image/store.ts';
import { invalidField } from './call.ts';
import type { ComputeCall, ComputeFacade } from './call.ts';
import { metadataOf, nameOf } from './field-values.ts';
import { actedOn } from './server-store.ts';
import type { ServerView } from './server-view.ts';

const LEGAL = { name: 'createImage', states: ['ACTIVE', 'SHUTOFF', 'PAUSED', 'SUSPENDED'] } as const;

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
  const { resource } = view;
  const { image_id } = resource.spec;
  const id = await storeImage(facade, call, {
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
        image_type: 'snapshot',
        instance_uuid: resource.id,
        ...(typeof image_id === 'string' ? { base_image_ref: image_id } : {}),
        ...metadata,
      },
    },
  });
  if (call.minor >= 45) return { status: 202, body: { image_id: id } };
  return {
    status: 202,
    headers: { Location: `${call.base.replace(/\/compute\/v2\.1$/, '')}/image/v2/images/${id}` },
  };
}
