import { CairnError } from '../../../model/error.ts';
import type { Json } from '../../../model/json.ts';
import type { ServerAction } from '../../../server-actions/action.ts';
import { UNLOCK } from '../../../server-actions/lock.ts';
import { PAUSE, UNPAUSE } from '../../../server-actions/pause.ts';
import { HARD_REBOOT, SOFT_REBOOT } from '../../../server-actions/reboot.ts';
import { UNRESCUE } from '../../../server-actions/rescue.ts';
import { RESET_STATE } from '../../../server-actions/reset-state.ts';
import { SHELVE, SHELVE_OFFLOAD } from '../../../server-actions/shelve.ts';
import { START } from '../../../server-actions/start.ts';
import { RESUME, SUSPEND } from '../../../server-actions/suspend.ts';
import { STOP } from '../../../server-actions/stop.ts';
import { requireDeed } from '../../deeds.ts';
import { accessFor, objectOrNull } from '../call.ts';
import type { Reply } from '../call.ts';
import { removeObject } from '../objects.ts';
import { consoleOutput } from './action-console.ts';
import { createBackup, createImage } from './action-image.ts';
import { evacuate } from './action-evacuate.ts';
import { lock } from './action-lock.ts';
import { migrate, migrateLive } from './action-migrate.ts';
import { rebuild } from './action-rebuild.ts';
import { rescue } from './action-rescue.ts';
import { confirmResize, resize, revertResize } from './action-resize.ts';
import { perform } from './action-perform.ts';
import { unshelve } from './action-shelve.ts';
import { invalidField, wrong } from './call.ts';
import type { ComputeCall, ComputeFacade, ComputeRoute } from './call.ts';
import { NovaError } from './errors.ts';
import { consoleAction } from './remote-consoles.ts';
import { requireServer } from './server-store.ts';
import type { ServerView } from './server-view.ts';

/** One word of POST /servers/{id}/action. */
type ActionWord = {
  /** Verb of the policy that decides who may. */
  readonly verb: string;
  readonly run: (facade: ComputeFacade, call: ComputeCall, server: ServerView, args: Json) => Promise<Reply>;
};

const DONE: Reply = { status: 202 };

const WORDS: Readonly<Record<string, ActionWord>> = {
  'os-start': plain(START),
  'os-stop': plain(STOP),
  reboot: {
    verb: 'reboot',
    run: async (facade, call, server, args) => {
      const written = objectOrNull(args)?.['type'];
      const type = typeof written === 'string' ? written.toUpperCase() : '';
      if (type !== 'SOFT' && type !== 'HARD')
        throw invalidField('reboot.type', written, 'It must be SOFT or HARD.');
      return perform(facade, call, server, type === 'SOFT' ? SOFT_REBOOT : HARD_REBOOT, undefined);
    },
  },
  pause: plain(PAUSE),
  unpause: plain(UNPAUSE),
  suspend: plain(SUSPEND),
  resume: plain(RESUME),
  lock: { verb: 'lock', run: lock },
  unlock: plain(UNLOCK),
  rescue: { verb: 'rescue', run: rescue },
  unrescue: plain(UNRESCUE),
  shelve: plain(SHELVE),
  shelveOffload: plain(SHELVE_OFFLOAD),
  unshelve: { verb: 'unshelve', run: unshelve },
  rebuild: { verb: 'rebuild', run: rebuild },
  migrate: { verb: 'migrate', run: migrate },
  'os-migrateLive': { verb: 'live_migrate', run: migrateLive },
  evacuate: { verb: 'evacuate', run: evacuate },
  resize: { verb: 'resize', run: resize },
  confirmResize: { verb: 'confirm_resize', run: confirmResize },
  revertResize: { verb: 'revert_resize', run: revertResize },
  createImage: { verb: 'create_image', run: createImage },
  createBackup: { verb: 'create_image', run: createBackup },
  'os-getVNCConsole': { verb: 'open_console', run: consoleAction('novnc') },
  'os-getSerialConsole': { verb: 'open_console', run: consoleAction('serial') },
  'os-getConsoleOutput': { verb: 'console', run: consoleOutput },
  'os-resetState': {
    verb: 'reset_state',
    run: async (facade, call, server, args) => {
      const state = objectOrNull(args)?.['state'];
      if (state !== 'active' && state !== 'error') {
        throw invalidField('os-resetState.state', state, 'It must be active or error.');
      }
      if (state === 'error') {
        throw wrong(
          'The state of a server follows from what is there, and is not set. Only active is taken: Cairn looks again at once.',
        );
      }
      return perform(facade, call, server, RESET_STATE, undefined);
    },
  },
  forceDelete: {
    verb: 'delete',
    run: async (facade, call, { resource }) => {
      await removeObject(facade, call, resource);
      return DONE;
    },
  },
  restore: {
    verb: 'delete',
    run: (_facade, _call, { resource }) => {
      const message = `Cannot 'restore' instance ${resource.id}: what is deleted is gone, so nothing can be restored.`;
      throw new CairnError('conflict', message);
    },
  },
  changePassword: {
    verb: 'update',
    run: () => {
      throw new NovaError(
        501,
        'unsupported',
        'Unable to set password on instance: no agent runs in the guest that could do it. Use a key or user_data.',
      );
    },
  },
  trigger_crash_dump: {
    verb: 'update',
    run: () => {
      throw wrong('Trigger crash dump is not supported: no host sends guests an interrupt for it.');
    },
  },
  addSecurityGroup: {
    verb: 'update',
    run: (_facade, _call, _server, args) => refuseGroup(args, 'is there already'),
  },
  removeSecurityGroup: {
    verb: 'update',
    run: (_facade, _call, _server, args) => refuseGroup(args, 'cannot be removed'),
  },
};

/** An action that takes no arguments. */
function plain(action: ServerAction): ActionWord {
  return {
    verb: action.verb,
    run: (facade, call, server) => perform(facade, call, server, action, undefined),
  };
}

/** Pure. The route of everything that is done with a server besides changing it. */
export function actionRoutes(facade: ComputeFacade): readonly ComputeRoute[] {
  const verbs = [...new Set(Object.values(WORDS).map(({ verb }) => verb))];
  return [
    {
      method: 'post',
      path: '/servers/:id/action',
      rule: { kind: 'server', verbs },
      reads_json: 'of any type',
      answer: async (call) => {
        const server = await requireServer(facade, call);
        const { word, args } = askedIn(call.body);
        const { id, spec } = server.resource;
        const deed = { kind: 'server', id, verb: word.verb, stored: spec, planned: null } as const;
        await requireDeed(facade.database, accessFor(call), deed);
        return word.run(facade, call, server, args);
      },
    },
  ];
}

function askedIn(body: unknown): { readonly word: ActionWord; readonly args: Json } {
  const given = Object.entries(objectOrNull(body) ?? {});
  const [first, second] = given;
  if (first === undefined || second !== undefined) {
    throw wrong('The body must be an object with one property, which names the action.');
  }
  const [name, args] = first;
  const word = Object.hasOwn(WORDS, name) ? WORDS[name] : undefined;
  if (word === undefined) throw wrong(`There is no such action: ${name.slice(0, 60)}`);
  return { word, args };
}

function refuseGroup(args: Json, what: string): never {
  const name = objectOrNull(args)?.['name'];
  if (typeof name !== 'string') throw invalidField('name', name, 'It must be a text.');
  if (name === 'default') throw new CairnError('conflict', `The security group "default" ${what}.`);
  throw new CairnError(
    'not_found',
    `Security group ${name.slice(0, 60)} not found: only "default" is there.`,
  );
}
