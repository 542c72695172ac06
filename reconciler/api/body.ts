import express from 'express';
import type { Request, RequestHandler } from 'express';
import { CairnError } from '../model/error.ts';
import { isText } from './query.ts';

const LIMIT_BYTES = 1024 * 1024;
const DEPTH_LIMIT = 32;
const READ_TIMEOUT_MS = 30_000;

/**
 * Effect: middlewares that read a JSON body of at most 1 MiB into request.body; they pass on invalid_input for any other body. `type` says
 * whether the request must call it JSON.
 */
export function jsonBody(type: 'called JSON' | 'of any type' = 'called JSON'): readonly RequestHandler[] {
  return [
    type === 'called JSON' ? requireJson : requireBody,
    readInTime,
    express.json({ limit: LIMIT_BYTES, inflate: false, strict: false, type: () => true }),
    requireStorable,
  ];
}

/** Pure. The body as an object that has no other properties than `known`. Throws invalid_input. */
export function bodyObject(body: unknown, known: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    const what = known.length === 0 ? 'an empty object' : `an object with ${known.join(', ')}`;
    throw new CairnError('invalid_input', `The body must be ${what}.`);
  }
  const extra = Object.keys(body).find((name) => !known.includes(name));
  if (extra !== undefined) {
    const path = `/${extra.replaceAll('~', '~0').replaceAll('/', '~1').slice(0, 60)}`;
    const [only, hint] =
      known.length === 0
        ? ['must be empty', 'It has none.']
        : [`must hold only ${known.join(', ')}`, `It has ${known.join(', ')}.`];
    throw new CairnError('invalid_input', `The body ${only}.`, {
      violations: [{ path, message: 'is not a property of this request', hint }],
    });
  }
  return body as Readonly<Record<string, unknown>>;
}

const requireJson: RequestHandler = (request, _response, next) => {
  const type = request.headers['content-type'] ?? '';
  if (/;\s*charset=(?!"?utf-8"?\s*(;|$))/i.test(type)) {
    return next(new CairnError('invalid_input', 'The body must be UTF-8.'));
  }
  if (request.is('application/json') === 'application/json') return next();
  next(
    new CairnError(
      'invalid_input',
      hasBody(request)
        ? 'The body must be JSON: send Content-Type: application/json.'
        : 'The request needs a JSON body.',
    ),
  );
};

const requireBody: RequestHandler = (request, _response, next) => {
  next(hasBody(request) ? undefined : new CairnError('invalid_input', 'The request needs a JSON body.'));
};

function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** A caller that sends its body a byte a minute must not keep a connection for ever. */
const readInTime: RequestHandler = (request: Request, _response, next) => {
  const timer = setTimeout(() => request.destroy(), READ_TIMEOUT_MS);
  timer.unref();
  request.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer));
  next();
};

const requireStorable: RequestHandler = (request, _response, next) => {
  const wrong = unstorable(request.body, '', 0);
  next(
    wrong === null
      ? undefined
      : new CairnError('invalid_input', `The body cannot be stored: ${wrong.path || '/'} ${wrong.message}.`, {
          violations: [wrong],
        }),
  );
};

/** The first value that JSON can write but PostgreSQL cannot hold. */
function unstorable(value: unknown, path: string, depth: number): { path: string; message: string } | null {
  if (depth > DEPTH_LIMIT) return { path: '', message: `is nested deeper than ${DEPTH_LIMIT} levels` };
  if (typeof value === 'string')
    return isText(value) ? null : { path, message: 'holds characters that are not text' };
  if (typeof value === 'number')
    return Number.isFinite(value) ? null : { path, message: 'is too large a number' };
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, member] of Object.entries(value)) {
    if (!isText(name)) return { path, message: 'has a property whose name is not text' };
    const wrong = unstorable(
      member,
      `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      depth + 1,
    );
    if (wrong !== null) return wrong;
  }
  return null;
}
