import type { RequestHandler } from 'express';
import type { Route } from '../route.ts';

/** What a facade says of an address that no route of it took. */
export type UnknownWords = {
  /** There is no such address. */
  readonly absent: () => Error;
  /** There is, and it knows only other methods: `methods` as in the header Allow. */
  readonly refused: (method: string, methods: string) => Error;
};

/** Effect: answers what no route below `root` took: an address that does not exist, or a method that it does not know. */
export function unknownAddress(root: string, routes: readonly Route[], words: UnknownWords): RequestHandler {
  const patterns = routes
    .filter(({ path }) => path.startsWith(root))
    .map(({ path, method }) => ({ method: method.toUpperCase(), pattern: patternOf(path) }));
  return (request, _response, next) => {
    const path = request.originalUrl.split('?')[0] ?? '';
    const known = patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    if (known.length === 0) return next(words.absent());
    const methods = [...new Set(known.includes('GET') ? ['HEAD', ...known] : known)].sort().join(', ');
    next(words.refused(request.method, methods));
  };
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}/?$`);
}

/** Pure. What is wrong when an address does not know the method of a request. */
export function methodMessage(method: string, methods: string): string {
  return `This address knows ${methods}, not ${method}.`;
}
