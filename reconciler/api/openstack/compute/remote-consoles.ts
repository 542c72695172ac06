import type { Json, JsonObject } from '../../../model/json.ts';
import type { ConsoleType } from '../../../store/console-tokens.ts';
import { openConsole } from '../../console/open.ts';
import { requireDeed } from '../../deeds.ts';
import { accessFor, objectOrNull } from '../call.ts';
import type { Reply } from '../call.ts';
import { bodyOf, invalidField, wrong } from './call.ts';
import type { ComputeCall, ComputeFacade, ComputeRoute } from './call.ts';
import { requireServer } from './server-store.ts';
import type { ServerView } from './server-view.ts';

/** What Nova calls each console, and what it is here; what it has besides is not served. */
const CONSOLES: Readonly<Record<string, { readonly protocol: string; readonly type: ConsoleType }>> = {
  novnc: { protocol: 'vnc', type: 'vnc' },
  serial: { protocol: 'serial', type: 'serial' },
};

/** First microversion with the address for all consoles; before it each has an action of its own. */
const SINCE_MINOR = 6;

/** Pure. The route by which clients get the address of a console. */
export function remoteConsoleRoutes(facade: ComputeFacade): readonly ComputeRoute[] {
  return [
    {
      method: 'post',
      path: '/servers/:id/remote-consoles',
      rule: { kind: 'server', verbs: ['open_console'] },
      reads_json: true,
      since: SINCE_MINOR,
      answer: async (call) => {
        const { protocol, type } = bodyOf(call, 'remote_console');
        const view = await requireServer(facade, call);
        const { id, spec } = view.resource;
        const deed = { kind: 'server', id, verb: 'open_console', stored: spec, planned: null } as const;
        await requireDeed(facade.database, accessFor(call), deed);
        const known = typeof type === 'string' && Object.hasOwn(CONSOLES, type) ? CONSOLES[type] : undefined;
        if (known === undefined)
          throw invalidField('remote_console.type', type, 'It must be novnc or serial.');
        if (protocol !== known.protocol)
          throw invalidField(
            'remote_console.protocol',
            protocol,
            `It must be ${known.protocol} for this type.`,
          );
        const url = await addressOf(facade, call, view, known.type);
        return { status: 200, body: { remote_console: { protocol, type: type as string, url } } };
      },
    },
  ];
}

/** Effect: answers os-getVNCConsole and os-getSerialConsole, the words of clients that know no later microversion. */
export function consoleAction(wanted: 'novnc' | 'serial') {
  return async (facade: ComputeFacade, call: ComputeCall, view: ServerView, args: Json): Promise<Reply> => {
    if (call.minor >= SINCE_MINOR)
      throw wrong('There is no such action in this microversion. Use remote-consoles.');
    const type = objectOrNull(args)?.['type'];
    if (type !== wanted) throw invalidField('type', type, `It must be ${wanted}.`);
    const console: JsonObject = {
      type,
      url: await addressOf(facade, call, view, wanted === 'novnc' ? 'vnc' : 'serial'),
    };
    return { status: 200, body: { console } };
  };
}

async function addressOf(
  facade: ComputeFacade,
  call: ComputeCall,
  view: ServerView,
  type: ConsoleType,
): Promise<string> {
  const { url, line, token } = await openConsole(facade, call.request, view, type);
  // Clients of Nova open the serial port themselves, as a websocket.
  return type === 'vnc' ? url : `${line}?token=${token}`;
}
