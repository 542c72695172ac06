import { CairnError } from '../../../model/error.ts';
import { wrong } from './call.ts';
import type { ComputeFacade, ComputeRoute } from './call.ts';
import { requireServer } from './server-store.ts';

/** Pure. The routes of what Nova has and Cairn has no use for: each answers as Nova does where there is nothing, or says why not. */
export function strangerRoutes(facade: ComputeFacade): readonly ComputeRoute[] {
  const reading = { kind: 'server', verbs: ['get'] } as const;
  return [
    {
      // No guest is given a password, so none is kept.
      method: 'get',
      path: '/servers/:id/os-server-password',
      rule: reading,
      answer: async (call) => {
        await requireServer(facade, call);
        return { status: 200, body: { password: '' } };
      },
    },
    {
      method: 'delete',
      path: '/servers/:id/os-server-password',
      rule: { kind: 'server', verbs: ['update'] },
      answer: async (call) => {
        await requireServer(facade, call);
        return { status: 204 };
      },
    },
    {
      method: 'post',
      path: '/os-server-external-events',
      rule: 'administrator',
      reads_json: 'of any type',
      answer: () => {
        throw wrong(
          'Events of other services are not taken: Cairn sees networks, volumes and images itself, and nobody need tell it of them.',
        );
      },
    },
    {
      // Who opens a console hands its token to the proxy, which asks nobody else.
      method: 'get',
      path: '/os-console-auth-tokens/:token',
      rule: 'administrator',
      answer: () => {
        throw new CairnError(
          'not_found',
          'Token not found: a token opens one console once, and is kept as a digest.',
        );
      },
    },
  ];
}
