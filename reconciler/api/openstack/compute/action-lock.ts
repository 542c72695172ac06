import type { Json } from '../../../model/json.ts';
import { LOCK } from '../../../server-actions/lock.ts';
import { objectOrNull } from '../call.ts';
import type { Reply } from '../call.ts';
import { perform } from './action-perform.ts';
import { invalidField, unexpected } from './call.ts';
import type { ComputeCall, ComputeFacade } from './call.ts';
import { textOf } from './field-values.ts';
import type { ServerView } from './server-view.ts';

/** Effect: locks a server; from 2.73 on the caller may say why. Throws invalid_input. */
export function lock(
  facade: ComputeFacade,
  call: ComputeCall,
  server: ServerView,
  args: Json,
): Promise<Reply> {
  return perform(facade, call, server, LOCK, { reason: call.minor < 73 ? null : reasonOf(args) });
}

function reasonOf(args: Json): string | null {
  if (args === null) return null;
  const given = objectOrNull(args);
  if (given === null) throw invalidField('lock', args, 'It must be an object or null.');
  const { locked_reason, ...others } = given;
  const [other] = Object.keys(others);
  if (other !== undefined) throw unexpected(other);
  const reason = textOf('lock.locked_reason', locked_reason, 255);
  if (reason === '') throw invalidField('lock.locked_reason', reason, 'It has at least one character.');
  return reason;
}
