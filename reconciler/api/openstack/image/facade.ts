import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import { CairnError } from '../../../model/error.ts';
import type { Refusals } from '../../refusals.ts';
import { requestIdOf } from '../../route.ts';
import type { Route } from '../../route.ts';
import { answerFacadeError } from '../answer-error.ts';
import type { ErrorDependencies } from '../answer-error.ts';
import { methodMessage, unknownAddress } from '../unknown.ts';
import { toRoute } from '../call.ts';
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
  return unknownAddress(IMAGE_ROOT, routes, {
    absent: () => new CairnError('not_found', 'The resource could not be found.'),
    refused: (method, methods) =>
      new GlanceError(405, 'unsupported', methodMessage(method, methods), { Allow: methods }),
  });
}

/** Effect: answers an error in Glance's form. */
export function answerImageError(dependencies: ErrorDependencies, refusals: Refusals): ErrorRequestHandler {
  return answerFacadeError(dependencies, refusals, glanceStatus, (error, status, request, response) => {
    const { type, text } = toGlanceError(formFor(request), status, glanceMessage(error));
    response.type(type).send(text);
  });
}

/** The form of an error that the client asks for; null when it does not say. */
function formFor(request: Request): 'html' | 'json' | null {
  if ((request.headers.accept ?? '') === '') return null;
  const wanted = request.accepts(['text/html', 'application/json']);
  if (wanted === false) return null;
  return wanted === 'application/json' ? 'json' : 'html';
}
