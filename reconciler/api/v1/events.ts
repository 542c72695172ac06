import type { Request, Response } from 'express';
import { CairnError } from '../../model/error.ts';
import type { Database } from '../../store/database.ts';
import { readEvents } from '../../store/history.ts';
import type { EventEntry, EventFilter } from '../../store/history.ts';
import { principalOf } from '../authorize.ts';
import type { EventFeed } from '../event-feed.ts';
import { idOf, numberOf, parseQuery, wordOf } from '../query.ts';
import type { Query } from '../query.ts';
import type { Route } from '../route.ts';

const HEARTBEAT_MS = 15_000;
/** A reader that is so far behind is cut off; it comes back with Last-Event-ID. */
const UNREAD_LIMIT_BYTES = 1024 * 1024;

/** Pure. The route of the event log: a stream of server-sent events, or a page as JSON for who accepts only that. */
export function eventRoutes(database: Database, feed: EventFeed): readonly Route[] {
  return [
    {
      method: 'get',
      path: '/v1/events',
      rule: { rule: 'cairn:events:list' },
      handle: async (request, response) => {
        const query = parseQuery(request.url, [
          'after',
          'before',
          'order',
          'resource_id',
          'actor',
          'outcome',
          'limit',
        ]);
        const filter = {
          resource_id: idOf(query, 'resource_id'),
          project_id: principalOf(request).confined_to,
          actor: query.get('actor') ?? null,
          outcome: wordOf(query, 'outcome', ['done', 'refused']),
        };
        const wanted = request.accepts(['text/event-stream', 'application/json']);
        if (wanted === false) {
          throw new CairnError('invalid_input', 'Accept must allow text/event-stream or application/json.');
        }
        if (wanted === 'application/json') return sendPage(database, feed, query, filter, response);
        await stream(feed, filter, afterOf(query, request), response);
      },
    },
  ];
}

async function sendPage(
  database: Database,
  feed: EventFeed,
  query: Query,
  filter: EventFilter,
  response: Response,
): Promise<void> {
  const limit = numberOf(query, 'limit', 100, 1, 1000);
  const after = numberOf(query, 'after', 0, 0, Number.MAX_SAFE_INTEGER);
  const before = numberOf(query, 'before', Number.MAX_SAFE_INTEGER, 0, Number.MAX_SAFE_INTEGER);
  const newest_first = wordOf(query, 'order', ['oldest_first', 'newest_first']) === 'newest_first';
  const until = Math.min(await feed.settled(), before - 1);
  response.json(await readEvents(database, filter, { after, until, limit, newest_first }));
}

async function stream(
  feed: EventFeed,
  filter: EventFilter,
  after: number | null,
  response: Response,
): Promise<void> {
  const left = new AbortController();
  response.once('close', () => left.abort());
  response.status(200).set('Content-Type', 'text/event-stream').flushHeaders();
  if (response.req.method === 'HEAD') return void response.end();
  const write = (text: string): void => {
    if (response.writableLength > UNREAD_LIMIT_BYTES) response.destroy();
    else response.write(text);
  };
  write(': the stream begins\n\n');
  const heartbeat = setInterval(() => write(': still here\n\n'), HEARTBEAT_MS);
  try {
    await feed.follow({ filter, after, signal: left.signal, send: (event) => write(toFrame(event)) });
  } finally {
    clearInterval(heartbeat);
    response.end();
  }
}

/** Pure. An event in the form of server-sent events. Source: WHATWG HTML, section 9.2.5, Parsing an event stream. */
function toFrame(event: EventEntry): string {
  return `id: ${event.sequence}\nevent: ${event.type.replaceAll(/[\r\n]/g, ' ')}\ndata: ${JSON.stringify(event)}\n\n`;
}

function afterOf(query: Query, request: Request): number | null {
  const last = request.get('Last-Event-ID');
  if (last !== undefined && /^\d{1,15}$/.test(last)) return Number(last);
  return query.has('after') ? numberOf(query, 'after', 0, 0, Number.MAX_SAFE_INTEGER) : null;
}
