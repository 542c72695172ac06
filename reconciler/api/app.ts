import { randomUUID } from 'node:crypto';
import express from 'express';
import type { ErrorRequestHandler, Express, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { Histogram } from 'prom-client';
import type { Registry } from 'prom-client';
import { KINDS } from '../../schemas/generated/kinds.ts';
import { nearest } from '../../schemas/nearest.ts';
import { API_VERSION } from '../../schemas/versions.ts';
import { CairnError, ERROR_CODES } from '../model/error.ts';
import type { Policy } from '../policy/compile.ts';
import { EVENT_CHANNEL } from '../store/events.ts';
import { IDENTITY_CHANNEL } from '../store/identity-revision.ts';
import { readEventEnd, readEvents } from '../store/history.ts';
import { readViews } from '../store/listing.ts';
import { STATUS_CHANNEL } from '../store/status.ts';
import { createAuthenticate } from './authenticate.ts';
import { authorize } from './authorize.ts';
import { jsonBody } from './body.ts';
import { openContentDesk } from './content-stream.ts';
import type { ApiDependencies } from './dependencies.ts';
import { createEventFeed } from './event-feed.ts';
import { createConsoleLines } from './console/line.ts';
import { createConsoleRefusals } from './console/refusals.ts';
import type { ConsoleLines } from './console/line.ts';
import { consoleRoutes } from './console/open.ts';
import { consoleFiles } from './console/page.ts';
import { COMPUTE_ROOT } from './openstack/compute/addresses.ts';
import {
  answerComputeError,
  computeHeaders,
  computeRoutes,
  computeUnknown,
} from './openstack/compute/facade.ts';
import { PLACEMENT_ROOT } from './openstack/placement/addresses.ts';
import {
  answerPlacementError,
  placementFacadeRoutes,
  placementHeaders,
  placementUnknown,
} from './openstack/placement/facade.ts';
import { IDENTITY_ROOT } from './openstack/identity/call.ts';
import {
  answerIdentityError,
  identityHeaders,
  identityRoutes,
  identityUnknown,
} from './openstack/identity/facade.ts';
import { IMAGE_ROOT } from './openstack/image/addresses.ts';
import { answerImageError, imageHeaders, imageRoutes, imageUnknown } from './openstack/image/facade.ts';
import { healthRoutes } from './health.ts';
import { createPolicies } from './policies.ts';
import { fromThrown, toProblem } from './problem.ts';
import { createRefusals } from './refusals.ts';
import type { Refusals } from './refusals.ts';
import { requestIdOf } from './route.ts';
import type { Route } from './route.ts';
import { serverRoutes } from './v1/actions.ts';
import { contentRoutes } from './v1/content.ts';
import { copyRoutes } from './v1/copies.ts';
import { eventRoutes } from './v1/events.ts';
import { overviewRoutes, planRoutes } from './v1/explain.ts';
import { placementRoutes } from './v1/placement.ts';
import { resourceRoutes } from './v1/resources.ts';
import { serverOrderRoutes } from './v1/server-orders.ts';
import { sessionRoutes } from './v1/session.ts';
import { checkRoutes } from './v1/checks.ts';
import { tokenRoutes } from './v1/tokens.ts';
import { transferRoutes } from './v1/transfers.ts';
import { createWaits } from './wait.ts';

const SANE_REQUEST_ID = /^[A-Za-z0-9._:-]{1,128}$/;

/** The HTTP API. */
export type Api = {
  /** Handles the requests of an HTTP server. */
  readonly app: Express;
  /** Handles requests for a websocket: the lines to consoles. */
  readonly upgrade: ConsoleLines['upgrade'];
  /** Effect: answers all long polls and ends all streams at once; requests that come later get no wait. */
  readonly close: () => Promise<void>;
};

/** Effect: builds the API and listens for changes of status and for events. */
export function createApi(dependencies: ApiDependencies): Api {
  const { database, kinds, log } = dependencies;
  const refusals = createRefusals(database, log);
  const waits = createWaits({ read: (ids) => readViews(database, ids), log });
  const feed = createEventFeed({
    read: (filter, range) => readEvents(database, filter, range),
    readEnd: () => readEventEnd(database),
    log,
  });
  const currentPolicy = createPolicies(database, dependencies.property_protections);
  const lines = createConsoleLines({
    database,
    log,
    open: dependencies.openConsole,
    refusals: createConsoleRefusals({ database, identity: dependencies.identity, currentPolicy }),
  });
  const stops = [
    dependencies.subscribe(STATUS_CHANNEL, waits.wake),
    dependencies.subscribe(EVENT_CHANNEL, feed.wake),
    dependencies.subscribe(IDENTITY_CHANNEL, lines.hear),
  ];
  const desks = kinds.flatMap((kind) => openContentDesk(dependencies, kind) ?? []);
  const closing = new AbortController();
  const routes = [
    ...healthRoutes(dependencies),
    ...sessionRoutes(database, dependencies),
    ...tokenRoutes(database, dependencies.clock),
    ...checkRoutes(dependencies),
    ...eventRoutes(database, feed),
    ...overviewRoutes(database, dependencies.workers),
    ...kinds.flatMap((kind) => [
      ...resourceRoutes(database, waits, kind, dependencies),
      ...planRoutes(database, kind, dependencies.explain),
      ...desks.filter((desk) => desk.kind === kind).flatMap(contentRoutes),
      ...transferRoutes(database, kind, closing.signal),
      ...(kind.name === 'image' ? copyRoutes(database, kind) : []),
      ...(kind.name === 'server'
        ? [
            ...serverRoutes(dependencies, kind),
            ...serverOrderRoutes(dependencies, kind),
            ...placementRoutes(dependencies, kind),
            ...consoleRoutes(dependencies, kind),
          ]
        : []),
    ]),
    ...identityRoutes(dependencies),
    ...computeRoutes({ ...dependencies, waits }),
    ...placementFacadeRoutes(dependencies),
    ...desks
      .filter(({ kind }) => kind.name === 'image')
      .flatMap((desk) => imageRoutes({ ...dependencies, waits, desk })),
  ];
  return {
    app: createApp(dependencies, routes, refusals, currentPolicy),
    upgrade: lines.upgrade,
    close: async () => {
      lines.close();
      closing.abort();
      feed.close();
      await waits.close();
      await refusals.close();
      for (const stop of stops) stop();
    },
  };
}

function createApp(
  dependencies: ApiDependencies,
  routes: readonly Route[],
  refusals: Refusals,
  currentPolicy: () => Promise<Policy>,
): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', false).enable('case sensitive routing');
  app.use(logging(dependencies.log), versions, measuring(dependencies.metrics));
  app.use(IDENTITY_ROOT, identityHeaders).use(IMAGE_ROOT, imageHeaders).use(COMPUTE_ROOT, computeHeaders);
  app.use(PLACEMENT_ROOT, placementHeaders);
  app.use(consoleFiles());
  const authenticate = createAuthenticate(dependencies.database, dependencies.clock, dependencies.identity);
  const readers = { json: jsonBody(), any: jsonBody('of any type') };
  for (const route of routes) {
    const handle: RequestHandler = async (request, response) => {
      response.locals['route'] = route.path;
      await route.handle(request, response);
    };
    const { reads_json = false } = route;
    const body = reads_json === false ? [] : reads_json === true ? readers.json : readers.any;
    app[route.method](
      route.path,
      authorize(route.rule, authenticate, currentPolicy),
      requireKnownVersion,
      ...body,
      handle,
    );
  }
  app.use(IDENTITY_ROOT, identityUnknown(routes), answerIdentityError(dependencies, refusals));
  app.use(IMAGE_ROOT, imageUnknown(routes), answerImageError(dependencies, refusals));
  app.use(COMPUTE_ROOT, computeUnknown(routes), answerComputeError(dependencies, refusals));
  app.use(PLACEMENT_ROOT, placementUnknown(routes), answerPlacementError(dependencies, refusals));
  app.use(unknownAddress(routes), answerError(dependencies.log, refusals));
  return app;
}

/** Pure. Whether an address is one of the facades'. */
function isOpenstack(url: string): boolean {
  return [IDENTITY_ROOT, IMAGE_ROOT, COMPUTE_ROOT, PLACEMENT_ROOT].some(
    (root) => url.startsWith(root) && /^[/?]?$/.test(url.charAt(root.length)),
  );
}

function logging(log: Logger): RequestHandler {
  return pinoHttp({
    logger: log,
    genReqId: (request) => {
      // Clients of OpenStack quote the id of a request in its form.
      if (isOpenstack(request.url ?? '')) return `req-${randomUUID()}`;
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && SANE_REQUEST_ID.test(given) ? given : randomUUID();
    },
    // No headers and no bodies: these hold tokens and keys.
    serializers: {
      req: (request: { id: string; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        url: request.url,
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
    customLogLevel: (_request, response, error) => {
      if (error !== undefined || response.statusCode >= 500) return 'error';
      // Not found is how a deletion ends.
      return response.statusCode >= 400 && response.statusCode !== 404 ? 'info' : 'debug';
    },
  });
}

const versions: RequestHandler = (request, response, next) => {
  response.set({
    'X-Request-Id': requestIdOf(request),
    'Cairn-Api-Version': API_VERSION,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  next();
};

const requireKnownVersion: RequestHandler = (request, _response, next) => {
  const wanted = request.get('Cairn-Client-Api-Version');
  if (wanted === undefined || wanted === API_VERSION) return next();
  next(
    new CairnError(
      'unsupported',
      `This service speaks version ${API_VERSION} of its API, the client ${JSON.stringify(wanted.slice(0, 20))}. Use a client ` +
        `(provider) that speaks ${API_VERSION}, or another version of the service.`,
    ),
  );
};

function measuring(registry: Registry): RequestHandler {
  const seconds = new Histogram({
    name: 'cairn_http_request_seconds',
    help: 'Time from a request to the end of its answer, long polls included.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60],
    registers: [registry],
  });
  return (request, response, next) => {
    const stop = seconds.startTimer();
    response.once('close', () => {
      const route: unknown = response.locals['route'];
      stop({
        method: request.method,
        route: typeof route === 'string' ? route : 'none',
        status: String(response.statusCode),
      });
    });
    next();
  };
}

/** What no route took: an address that does not exist, or a method that it does not know. */
function unknownAddress(routes: readonly Route[]): RequestHandler {
  const patterns = routes.map(({ path, method }) => ({
    method,
    pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}/?$`),
  }));
  const collections = Object.values(KINDS).map(({ collection }) => collection);
  return (request, _response, next) => {
    const known = patterns.filter(({ pattern }) => pattern.test(request.path));
    if (known.length > 0) {
      const methods = [...new Set(known.map(({ method }) => method.toUpperCase()))].join(', ');
      return next(new CairnError('unsupported', `This address knows ${methods}, not ${request.method}.`));
    }
    const word = request.path.split('/')[2] ?? '';
    const meant = nearest(word, collections);
    const hint =
      meant === undefined || meant === word
        ? 'GET /v1/openapi.json lists all.'
        : `Did you mean /v1/${meant}?`;
    next(new CairnError('not_found', `There is nothing at this address. ${hint}`));
  };
}

function answerError(log: Logger, refusals: Refusals): ErrorRequestHandler {
  return (thrown: unknown, request, response, _next) => {
    const error = fromThrown(thrown);
    refusals.note(request, error);
    const request_id = requestIdOf(request);
    const { http_status } = ERROR_CODES[error.code];
    if (http_status >= 500) {
      const { detail } = error.fields;
      log.error({ request_id, code: error.code, detail, err: error.fields.cause ?? error }, error.message);
    }
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const { retry_after_seconds } = error.fields;
    if (retry_after_seconds !== undefined) response.set('Retry-After', String(retry_after_seconds));
    if (error.code === 'unauthenticated') response.set('WWW-Authenticate', 'Bearer');
    response.status(http_status).type('application/problem+json').json(toProblem(error, request_id));
  };
}
