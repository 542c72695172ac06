import type { Request } from 'express';
import { CairnError } from '../../model/error.ts';
import type { JsonObject } from '../../model/json.ts';
import { accessOf } from '../authorize.ts';
import type { Access, Rule } from '../authorize.ts';
import { credentialsOfToken } from '../principal.ts';
import { isText } from '../query.ts';
import type { Route } from '../route.ts';

/** One request, as the handlers see it. */
export type Call = {
  readonly request: Request;
  /** Parts of the path by name. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Parsed JSON; undefined on routes that read none. */
  readonly body: unknown;
  /** Where clients reach the facade, for example http://127.0.0.1:8788/identity/v3. */
  readonly base: string;
  /** The address that was asked for, with its query. */
  readonly self: string;
  /** Who acts, when it is not only the caller; see asService. */
  readonly access?: Access;
};

/** An answer. Without a body none is sent. */
export type Reply = {
  readonly status: number;
  readonly body?: JsonObject;
  readonly headers?: Readonly<Record<string, string>>;
};

/** One address of the facade; HEAD is answered as GET is, without the body. */
export type FacadeRoute = {
  readonly method: Route['method'];
  /** Below the facade's own path, in Express's form. */
  readonly path: string;
  readonly rule: Rule;
  readonly reads_json?: true | 'of any type';
  readonly answer: (call: Call) => Promise<Reply> | Reply;
};

/** What stands in the header Host: a name or an address, perhaps with a port. */
const HOST = /^[A-Za-z0-9._:[\]-]{1,255}$/;

/** Pure. The route as the API mounts it. */
export function toRoute(
  { method, path, rule, reads_json, answer }: FacadeRoute,
  root: string,
  public_url: string | null,
): Route {
  return {
    method,
    path: `${root}${path}`,
    rule,
    ...(reads_json === undefined ? {} : { reads_json }),
    handle: async (request, response) => {
      const { status, body, headers = {} } = await answer(toCall(request, root, public_url));
      response.status(status).set(headers);
      if (body === undefined) response.end();
      else response.json(body);
    },
  };
}

/**
 * Pure. Where clients reach the service: at its public URL, or where this one did, which is what it wrote into the header Host when that can
 * be an address.
 */
export function originOf(request: Request, public_url: string | null): string {
  if (public_url !== null) return public_url;
  const host = request.headers.host ?? '';
  return `http://${HOST.test(host) ? host : 'localhost'}`;
}

/** Pure. A request as the handlers see it; `root` is the facade's own path. Throws invalid_input for an address that is no text. */
export function toCall(request: Request, root: string, public_url: string | null): Call {
  const origin = originOf(request, public_url);
  const base = `${origin}${root}`;
  const start = request.originalUrl.indexOf('?');
  const query = new URLSearchParams(start < 0 ? '' : request.originalUrl.slice(start + 1));
  const params = Object.fromEntries(
    Object.entries(request.params).map(([name, value]) => [name, String(value)]),
  );
  for (const text of [...Object.values(params), ...query.keys(), ...query.values()]) {
    if (!isText(text))
      throw new CairnError('invalid_input', 'The address holds characters that are not text.');
  }
  const self = `${origin}${request.originalUrl}`;
  return { request, params, query, body: request.body, base, self };
}

/** Pure. The value when it is an object; null for anything else. */
export function objectOrNull(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

/** Pure. Whether a query flag is set, as Keystone reads it: there, and not 0, false or the like. */
export function isSet(query: URLSearchParams, name: string): boolean {
  const text = query.get(name);
  return text !== null && !/^(0|false|no|off|f|n)$/i.test(text.trim());
}

/** Pure. Who acts; only behind a rule other than public. */
export function accessFor(call: Call): Access {
  return call.access ?? accessOf(call.request);
}

/**
 * Pure. The call with the rights of the service, for what must follow from something that the caller was allowed to do: rules were asked
 * of that. Events still name the caller.
 */
export function asService(call: Call): Call {
  const access = accessFor(call);
  const { principal } = access;
  const credentials = credentialsOfToken(principal.name, null);
  return { ...call, access: { ...access, principal: { ...principal, credentials, confined_to: null } } };
}
