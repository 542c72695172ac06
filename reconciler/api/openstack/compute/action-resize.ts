import type { Json } from '../../../model/json.ts';
import { CONFIRM_RESIZE, RESIZE, REVERT_RESIZE } from '../../../server-actions/resize.ts';
import { objectOrNull } from '../call.ts';
import type { Reply } from '../call.ts';
import { perform } from './action-perform.ts';
import { invalidField, unexpected } from './call.ts';
import type { ComputeCall, ComputeFacade } from './call.ts';
import { referenceOf } from './field-values.ts';
import { flavorFor } from './server-create.ts';
import type { ServerView } from './server-view.ts';

/** Effect: gives a server another flavor, until it is confirmed or taken back. Throws invalid_input, conflict, quota_exceeded. */
export async function resize(
  facade: ComputeFacade,
  call: ComputeCall,
  server: ServerView,
  args: Json,
): Promise<Reply> {
  const given = objectOrNull(args);
  if (given === null) throw invalidField('resize', args, 'It must be an object.');
  for (const name of Object.keys(given)) {
    if (name !== 'flavorRef' && name !== 'OS-DCF:diskConfig') throw unexpected(name);
  }
  const flavor_id = await flavorFor(facade, call, referenceOf('resize.flavorRef', given['flavorRef']));
  return perform(facade, call, server, RESIZE, { flavor_id });
}

/** Effect: keeps the new flavor. Throws conflict. */
export async function confirmResize(
  facade: ComputeFacade,
  call: ComputeCall,
  server: ServerView,
): Promise<Reply> {
  await perform(facade, call, server, CONFIRM_RESIZE, undefined);
  return { status: 204 };
}

/** Effect: takes the old flavor again. Throws conflict. */
export function revertResize(facade: ComputeFacade, call: ComputeCall, server: ServerView): Promise<Reply> {
  return perform(facade, call, server, REVERT_RESIZE, undefined);
}
