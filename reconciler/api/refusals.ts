import type { Request } from 'express';
import type { Logger } from 'pino';
import type { CairnError } from '../model/error.ts';
import { ERROR_CODES } from '../model/error.ts';
import type { Database } from '../store/database.ts';
import { appendEvents } from '../store/events.ts';
import type { NewEvent } from '../store/events.ts';
import { accessIfAny } from './authorize.ts';
import { NOWHERE } from './principal.ts';
import { requestIdOf } from './route.ts';

/** How often refusals are written. */
const FLUSH_MS = 250;
/** Refusals of different callers, routes or reasons that one write takes; the rest is counted. */
const DISTINCT_LIMIT = 100;
const PATH_LIMIT = 200;

/** The part of the audit log that no transaction writes: requests that were refused. */
export type Refusals = {
  /** Effect: notes a refused request, to be written soon; refusals that say the same become one event with a count. */
  readonly note: (request: Request, error: CairnError) => void;
  /** Effect: writes what is left. */
  readonly close: () => Promise<void>;
};

/**
 * Effect: starts a timer. A flood of refusals costs a bounded number of rows: those of one caller, route and reason are counted in one
 * event, and when there are too many different ones, the others are counted in another.
 */
export function createRefusals(database: Database, log: Logger): Refusals {
  let noted = new Map<string, { event: NewEvent; count: number }>();
  let dropped = 0;
  let writing: Promise<void> = Promise.resolve();
  const flush = (): void => {
    if (noted.size === 0) return;
    const events = [...noted.values()].map(({ event, count }) => withCount(event, count));
    if (dropped > 0) events.push(others(dropped));
    noted = new Map();
    dropped = 0;
    writing = writing
      .then(() => appendEvents(database, events))
      .catch((error: unknown) =>
        log.error({ err: error }, 'refused requests could not be written to the log'),
      );
  };
  const timer = setInterval(flush, FLUSH_MS);
  timer.unref();
  return {
    note: (request, error) => {
      if (!isRefusal(request, error)) return;
      const event = toEvent(request, error);
      const key = JSON.stringify([event.actor, event.source_address, event.data]);
      const known = noted.get(key);
      if (known !== undefined) known.count += 1;
      else if (noted.size < DISTINCT_LIMIT) noted.set(key, { event, count: 1 });
      else dropped += 1;
    },
    close: async () => {
      clearInterval(timer);
      flush();
      await writing;
    },
  };
}

/** Who may not, or not so often; and every write that was not done. What cannot be found is no refusal to a reader: so waiting for an end ends. */
function isRefusal(request: Request, { code }: CairnError): boolean {
  const { http_status } = ERROR_CODES[code];
  if (http_status >= 500) return false;
  return [401, 403, 429].includes(http_status) || !['GET', 'HEAD'].includes(request.method);
}

function toEvent(request: Request, error: CairnError): NewEvent {
  const principal = accessIfAny(request)?.principal;
  const confined = principal?.confined_to ?? null;
  const { http_status } = ERROR_CODES[error.code];
  const path = request.path.slice(0, PATH_LIMIT);
  return {
    resource_id: null,
    kind: null,
    project_id: confined === NOWHERE ? null : confined,
    type: 'refused',
    actor: principal?.name ?? null,
    request_id: requestIdOf(request),
    source_address: request.socket.remoteAddress ?? null,
    outcome: 'refused',
    message: `${request.method} ${path} was refused: ${error.code}.`,
    data: { method: request.method, path, code: error.code, http_status },
  };
}

function withCount(event: NewEvent, count: number): NewEvent {
  return { ...event, data: { ...event.data, count } };
}

function others(count: number): NewEvent {
  return {
    resource_id: null,
    kind: null,
    project_id: null,
    type: 'refused',
    actor: null,
    request_id: null,
    outcome: 'refused',
    message: `${count} further requests were refused at the same time.`,
    data: { count },
  };
}
