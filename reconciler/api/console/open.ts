import { randomBytes } from 'node:crypto';
import type { Request } from 'express';
import { CairnError } from '../../model/error.ts';
import type { AnyKind } from '../../model/kind.ts';
import { appendEvent } from '../../store/events.ts';
import { storeConsoleToken } from '../../store/console-tokens.ts';
import type { ConsoleType } from '../../store/console-tokens.ts';
import type { View } from '../../store/listing.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { accessOf, principalOf } from '../authorize.ts';
import { bodyObject } from '../body.ts';
import { originOf } from '../openstack/call.ts';
import { parseQuery } from '../query.ts';
import { requestIdOf } from '../route.ts';
import type { Route } from '../route.ts';
import { hashOfToken } from '../tokens.ts';
import { requireView } from '../v1/resources.ts';
import { CONSOLE_LINE, CONSOLE_PAGE, TERMINAL_PAGE } from '../../../schemas/console-line.ts';

/** How long somebody who asked for a console has to open it. */
const TOKEN_SECONDS = 60;

const TYPES: readonly ConsoleType[] = ['serial', 'vnc'];

/** A console that may be opened once: `url` is the page for people, `line` the websocket for programs. */
export type OpenedConsole = {
  readonly type: ConsoleType;
  readonly token: string;
  /** ISO 8601, UTC. */
  readonly expires_at: string;
  readonly url: string;
  readonly line: string;
};

/**
 * Effect: gives the caller, who may have it, a token with which the console of a server can be opened once, within a minute, and tells it in
 * the log of events. Throws conflict when the server has no place yet.
 */
export async function openConsole(
  { database, public_url }: Pick<ApiDependencies, 'database' | 'public_url'>,
  request: Request,
  { resource, status }: Pick<View, 'resource' | 'status'>,
  type: ConsoleType,
): Promise<OpenedConsole> {
  const { id, name, kind, project_id, deletion_requested_at } = resource;
  if (deletion_requested_at !== null)
    throw new CairnError('conflict', `The server "${name}" is being deleted.`, { resource: id });
  if (typeof status['placed_host_id'] !== 'string') {
    throw new CairnError('conflict', `The server "${name}" has no host yet, so it has no console.`, {
      resource: id,
    });
  }
  const token = randomBytes(32).toString('base64url');
  const { credentials, token_hash, login, name: actor } = principalOf(request);
  const expires_at = await storeConsoleToken(
    database,
    {
      hash: hashOfToken(token),
      server_id: id,
      type,
      user_id: credentials.user_id,
      token_hash,
      session: login?.session ?? null,
      actor,
    },
    TOKEN_SECONDS,
  );
  await appendEvent(database, {
    resource_id: id,
    kind,
    project_id,
    type: 'console_requested',
    actor,
    request_id: requestIdOf(request),
    source_address: accessOf(request).source_address,
    message: `${actor} asked for the ${type} console of the server "${name}".`,
    data: { type },
  });
  const origin = originOf(request, public_url);
  return {
    type,
    token,
    expires_at,
    // In the fragment, which no browser sends and no proxy writes down.
    url: `${origin}${type === 'vnc' ? CONSOLE_PAGE : TERMINAL_PAGE}#token=${token}`,
    line: `${origin.replace(/^http/, 'ws')}${CONSOLE_LINE}`,
  };
}

/** Pure. The route by which people get a console of a server. */
export function consoleRoutes(
  dependencies: Pick<ApiDependencies, 'database' | 'public_url'>,
  server: AnyKind,
): readonly Route[] {
  return [
    {
      method: 'post',
      path: '/v1/servers/:id/consoles',
      rule: { kind: 'server', verbs: ['open_console'] },
      reads_json: true,
      handle: async (request, response) => {
        parseQuery(request.url, []);
        const type = TYPES.find((each) => each === bodyObject(request.body, ['type'])['type']);
        if (type === undefined) {
          const message = 'must be serial (its serial port) or vnc (its screen)';
          throw new CairnError('invalid_input', `type ${message}.`, {
            violations: [{ path: '/type', message }],
          });
        }
        const view = await requireView(dependencies.database, server, request, 'open_console');
        response.status(201).json(await openConsole(dependencies, request, view, type));
      },
    },
  ];
}
