import { CairnError } from '../../model/error.ts';
import type { AnyKind } from '../../model/kind.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { accessOf } from '../authorize.ts';
import { bodyObject } from '../body.ts';
import { numberOf, parseQuery } from '../query.ts';
import { requestIdOf } from '../route.ts';
import type { Route } from '../route.ts';
import { rebootServer } from '../server-orders.ts';
import { etagOf, toEnvelope } from './envelope.ts';
import { requireView } from './resources.ts';

const CONSOLE_LIMIT_BYTES = 1024 * 1024;
const CONSOLE_BYTES = 64 * 1024;

/** Pure. The routes that belong to servers alone: the console's log and the restart. */
export function serverRoutes(
  dependencies: Pick<ApiDependencies, 'database' | 'readConsole' | 'reboot'>,
  server: AnyKind,
): readonly Route[] {
  const { database, readConsole } = dependencies;
  return [
    {
      method: 'get',
      path: '/v1/servers/:id/console-log',
      rule: { kind: 'server', verbs: ['console'] },
      handle: async (request, response) => {
        const query = parseQuery(request.url, ['offset_bytes', 'limit_bytes']);
        const offset_bytes = numberOf(query, 'offset_bytes', 0, 0, Number.MAX_SAFE_INTEGER);
        const limit_bytes = numberOf(query, 'limit_bytes', CONSOLE_BYTES, 1, CONSOLE_LIMIT_BYTES);
        const { resource } = await requireView(database, server, request, 'console');
        const { content, next_offset_bytes } = await readConsole(resource.id, offset_bytes, limit_bytes);
        response
          .set('Content-Type', 'text/plain; charset=utf-8')
          .set('Cairn-Next-Offset', String(next_offset_bytes))
          .send(Buffer.from(content.buffer, content.byteOffset, content.byteLength));
      },
    },
    {
      method: 'post',
      path: '/v1/servers/:id/actions/reboot',
      rule: { kind: 'server', verbs: ['reboot'] },
      reads_json: true,
      handle: async (request, response) => {
        parseQuery(request.url, []);
        const type = bodyObject(request.body, ['type'])['type'];
        if (type !== 'soft' && type !== 'hard') {
          const message = 'must be soft (ask the guest) or hard (take its power)';
          throw new CairnError('invalid_input', `type ${message}.`, {
            violations: [{ path: '/type', message }],
          });
        }
        const view = await requireView(database, server, request, 'reboot');
        const asking = { access: accessOf(request), request_id: requestIdOf(request) };
        await rebootServer(dependencies, view.resource, type, asking);
        response.status(202).set('ETag', etagOf(view.resource.generation)).json(toEnvelope(view));
      },
    },
  ];
}
