import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { CairnError } from '../../../model/error.ts';
import { fromThrown } from '../../problem.ts';
import type { Refusals } from '../../refusals.ts';
import { requestIdOf } from '../../route.ts';
import type { Route } from '../../route.ts';
import { toRoute } from '../call.ts';
import { challengeOf } from '../identity/call.ts';
import { actionRoutes } from './actions.ts';
import { IMAGE_PATH, IMAGE_ROOT } from './addresses.ts';
import { discoveryRoutes } from './discovery.ts';
import { GlanceError, glanceMessage, glanceStatus, toGlanceError } from './errors.ts';
import { fileRoutes } from './file.ts';
import { imageObjectRoutes } from './images.ts';
import { importRoutes } from './imports.ts';
import { infoRoutes } from './info.ts';
import { memberRoutes } from './members.ts';
import type { ImageFacade } from './store.ts';
import { tagRoutes } from './tags.ts';
import { taskRoutes } from './tasks.ts';

/** Pure. Every address of the facade: OpenStack's Image API v2 over the images of /v1. */
export function imageRoutes(facade: ImageFacade): readonly Route[] {
  const routes = [
    ...infoRoutes(facade),
    ...imageObjectRoutes(facade),
    ...tagRoutes(facade),
    ...actionRoutes(facade),
    ...importRoutes(facade),
    ...memberRoutes(facade),
    ...taskRoutes(facade),
  ];
  const { public_url } = facade;
  return [
    ...discoveryRoutes(public_url),
    ...routes.map((route) => toRoute(route, IMAGE_PATH, public_url)),
    ...fileRoutes(facade),
  ];
}

/** Effect: gives every answer of the facade the header by which users quote requests. */
export const imageHeaders: RequestHandler = (request, response, next) => {
  response.set('X-Openstack-Request-Id', requestIdOf(request));
  next();
};

/** Effect: answers what no route of the facade took: an address that does not exist, or a method that it does not know. */
export function imageUnknown(routes: readonly Route[]): RequestHandler {
  const patterns = routes
    .filter(({ path }) => path.startsWith(IMAGE_ROOT))
    .map(({ path, method }) => ({
      method: method.toUpperCase(),
      pattern: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}/?$`),
    }));
  return (request, _response, next) => {
    const path = request.originalUrl.split('?')[0] ?? '';
    const known = patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    if (known.length === 0) return next(new CairnError('not_found', 'The resource could not be found.'));
    const methods = [...new Set(known.includes('GET') ? ['HEAD', ...known] : known)].sort().join(', ');
    const message = `This address knows ${methods}, not ${request.method}.`;
    next(new GlanceError(405, 'unsupported', message, { Allow: methods }));
  };
}

/** Effect: answers an error in Glance's form. */
export function answerImageError(
  { log, public_url }: { readonly log: Logger; readonly public_url: string | null },
  refusals: Refusals,
): ErrorRequestHandler {
  return (thrown: unknown, request, response, _next) => {
    const error = fromThrown(thrown);
    refusals.note(request, error);
    const status = glanceStatus(error);
    if (status >= 500) {
      const { detail } = error.fields;
      const request_id = requestIdOf(request);
      log.error({ request_id, code: error.code, detail, err: error.fields.cause ?? error }, error.message);
    }
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const { retry_after_seconds } = error.fields;
    if (retry_after_seconds !== undefined) response.set('Retry-After', String(retry_after_seconds));
    if (error instanceof GlanceError) response.set(error.headers);
    if (status === 401) response.set('WWW-Authenticate', challengeOf(request, public_url));
    const { type, text } = toGlanceError(formFor(request), status, glanceMessage(error));
    response.status(status).type(type).send(text);
  };
}

/** The form of an error that the client asks for; null when it does not say. */
function formFor(request: Request): 'html' | 'json' | null {
  if ((request.headers.accept ?? '') === '') return null;
  const wanted = request.accepts(['text/html', 'application/json']);
  if (wanted === false) return null;
  return wanted === 'application/json' ? 'json' : 'html';
}
