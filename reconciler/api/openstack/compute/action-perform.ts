import { sameJson } from '../../../model/canonical-json.ts';
import { decideAction } from '../../../server-actions/action.ts';
import type { ActedServer, ServerAction } from '../../../server-actions/action.ts';
import { requestIdOf } from '../../route.ts';
import { orderServer, rebootServer, requireFollowable } from '../../server-orders.ts';
import { accessFor, asService } from '../call.ts';
import type { Reply } from '../call.ts';
import { changeObject } from '../objects.ts';
import type { ComputeCall, ComputeFacade } from './call.ts';
import { actedOn } from './server-store.ts';
import type { ServerView } from './server-view.ts';

/**
 * Effect: does something with a server that the caller may do: who may is asked before. Throws conflict in a state in which it cannot be done,
 * else as putResource does.
 */
export async function perform<Arguments>(
  facade: ComputeFacade,
  call: ComputeCall,
  view: ServerView,
  action: ServerAction<Arguments>,
  args: Arguments,
): Promise<Reply> {
  const server = actedOn(view);
  const { resource } = view;
  const outcome = decideAction(action, server, args);
  const asking = { access: accessFor(call), request_id: requestIdOf(call.request) };
  switch (outcome.do) {
    case 'reboot':
      await rebootServer(facade, resource, outcome.type, asking);
      break;
    case 'order':
      if (!sameJson(outcome.spec, resource.spec)) {
        await requireFollowable(facade, resource, { ...outcome, action: action.name });
        await edit(facade, call, server, action, args);
      }
      await orderServer(facade, resource, { ...outcome, action: action.name }, asking);
      break;
    case 'edit':
      await edit(facade, call, server, action, args);
      break;
    case 'repair':
      await changeObject(facade, asService(call), resource, (spec) => spec, {
        action: action.name,
        repair: true,
      });
      break;
    default:
      return outcome satisfies never;
  }
  return { status: 202 };
}

/** The action is asked for, not its parts: whoever may pause need not be allowed to change what else the spec says. */
async function edit<Arguments>(
  facade: ComputeFacade,
  call: ComputeCall,
  server: ActedServer,
  action: ServerAction<Arguments>,
  args: Arguments,
): Promise<void> {
  await changeObject(
    facade,
    asService(call),
    { kind: 'server', id: server.id },
    (spec) => {
      const again = action.decide({ ...server, spec }, args);
      return 'spec' in again ? again.spec : spec;
    },
    { action: action.name },
  );
}
