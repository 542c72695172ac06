import type { Response } from 'express';
import { KINDS } from '../../../schemas/generated/kinds.ts';
import { CairnError } from '../../model/error.ts';
import type { AnyKind } from '../../model/kind.ts';
import { etaSeconds } from '../../model/transfer.ts';
import type { Database } from '../../store/database.ts';
import { readTransfers } from '../../store/transfers.ts';
import type { TransferView } from '../../store/transfers.ts';
import { accessOf } from '../authorize.ts';
import { requireOwn } from '../deeds.ts';
import { parseQuery } from '../query.ts';
import type { Route } from '../route.ts';
import { requireView } from './resources.ts';

/** How often a stream looks: what moves is written down once a second. */
const LOOK_MS = 1000;
/** Looks that must find nothing before a stream ends: one thing often begins where another ends. */
const EMPTY_LOOKS = 3;
/** Streams of this process at once: each asks the database once a second. */
const STREAM_LIMIT = 200;
/** A reader that is so far behind is cut off. */
const UNREAD_LIMIT_BYTES = 64 * 1024;

/**
 * Pure. The route that shows the bytes of an object on their way: once as JSON, or as server-sent events until nothing moves or the service
 * stops (`closing`).
 */
export function transferRoutes(database: Database, kind: AnyKind, closing: AbortSignal): readonly Route[] {
  if (kind.content === undefined) return [];
  const streams = new Set<Response>();
  return [
    {
      method: 'get',
      path: `/v1/${KINDS[kind.name].collection}/:id/transfers`,
      rule: { kind: kind.name, verbs: ['get'] },
      handle: async (request, response) => {
        parseQuery(request.url, []);
        const { resource } = await requireView(database, kind, request);
        await requireOwn(database, accessOf(request), resource);
        const { id } = resource;
        const wanted = request.accepts(['application/json', 'text/event-stream']);
        if (wanted === false) {
          throw new CairnError('invalid_input', 'Accept must allow application/json or text/event-stream.');
        }
        if (wanted === 'application/json') {
          response.json(await read(database, id));
          return;
        }
        if (streams.size >= STREAM_LIMIT) {
          throw new CairnError(
            'unavailable',
            'Too many follow transfers already. Ask again later, or for JSON.',
          );
        }
        streams.add(response);
        try {
          await stream(database, id, response, closing);
        } finally {
          streams.delete(response);
        }
      },
    },
  ];
}

async function read(database: Database, id: string): Promise<{ readonly items: readonly object[] }> {
  return { items: (await readTransfers(database, id)).map(toItem) };
}

function toItem({ resource_id: _same, ...transfer }: TransferView): object {
  const { done_bytes, total_bytes, rate_bytes_per_second } = transfer;
  return { ...transfer, eta_seconds: etaSeconds(done_bytes, total_bytes, rate_bytes_per_second) };
}

async function stream(
  database: Database,
  id: string,
  response: Response,
  closing: AbortSignal,
): Promise<void> {
  response.status(200).set('Content-Type', 'text/event-stream').flushHeaders();
  if (response.req.method === 'HEAD') {
    response.end();
    return;
  }
  for (let empty = 0; empty < EMPTY_LOOKS && !response.destroyed && !closing.aborted;) {
    const transfers = await read(database, id);
    empty = transfers.items.length === 0 ? empty + 1 : 0;
    if (response.writableLength > UNREAD_LIMIT_BYTES) {
      response.destroy();
      return;
    }
    response.write(`event: transfers\ndata: ${JSON.stringify(transfers)}\n\n`);
    if (empty < EMPTY_LOOKS) await pause(response, closing);
  }
  response.end();
}

/** Until the next look, or until the reader leaves or the service stops. */
async function pause(response: Response, closing: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      response.off('close', done);
      closing.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, LOOK_MS);
    response.once('close', done);
    closing.addEventListener('abort', done);
    if (closing.aborted) done();
  });
}
