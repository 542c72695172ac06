import type { Json } from '../../../model/json.ts';
import { RESCUE } from '../../../server-actions/rescue.ts';
import { objectOrNull } from '../call.ts';
import type { Reply } from '../call.ts';
import { readId } from '../ids.ts';
import { findObject } from '../objects.ts';
import { perform } from './action-perform.ts';
import { invalidField, unexpected, wrong } from './call.ts';
import type { ComputeCall, ComputeFacade } from './call.ts';
import { referenceOf, textOf } from './field-values.ts';
import type { ServerView } from './server-view.ts';

/**
 * Effect: boots a server from another image to be repaired, its own when the caller names none. A password is not put into the guest, as
 * with Nova's enable_instance_password off: the answer holds none. Throws invalid_input, conflict.
 */
export async function rescue(
  facade: ComputeFacade,
  call: ComputeCall,
  server: ServerView,
  args: Json,
): Promise<Reply> {
  const given = args === null ? {} : objectOrNull(args);
  if (given === null) throw invalidField('rescue', args, 'It must be an object or null.');
  const { adminPass, rescue_image_ref, ...others } = given;
  const [other] = Object.keys(others);
  if (other !== undefined) throw unexpected(other);
  if (adminPass !== undefined) textOf('rescue.adminPass', adminPass, 255);
  const image_id = rescue_image_ref === undefined ? null : await imageOf(facade, call, rescue_image_ref);
  await perform(facade, call, server, RESCUE, { image_id });
  return { status: 200, body: {} };
}

async function imageOf(facade: ComputeFacade, call: ComputeCall, value: Json): Promise<string> {
  const written = referenceOf('rescue.rescue_image_ref', value);
  const image = await findObject(facade, call, 'image', readId(written));
  if (image === null) throw wrong(`Image ${written.slice(0, 100)} could not be found.`);
  return image.id;
}
