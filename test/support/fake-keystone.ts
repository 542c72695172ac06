/** An identity service that knows one user and one application credential, for the tests of clients. */
import { createServer } from 'node:http';
import type { RequestListener, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** How it answers the next logins, first come first; afterwards as it should. */
export interface ScriptedAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A request that has been read. */
export interface AskedRequest {
  readonly method: string;
  /** Without query. */
  readonly path: string;
  readonly body: string;
}

/** The service. `asked` are the bodies of all logins, oldest first. */
export interface FakeKeystone {
  readonly asked: readonly Readonly<Record<string, unknown>>[];
  readonly scripted: ScriptedAnswer[];
  /** Answers POST /identity/v3/auth/tokens; false for every other request. */
  readonly handle: (request: AskedRequest, response: ServerResponse) => boolean;
}

/** The secret that it takes, for user and credential alike. */
export const FAKE_SECRET = 'correct horse battery staple';

const secretOf = (body: unknown): unknown => {
  const identity = (body as { readonly auth?: { readonly identity?: Readonly<Record<string, unknown>> } })
    .auth?.identity;
  const password = identity?.['password'] as { readonly user?: { readonly password?: unknown } } | undefined;
  const credential = identity?.['application_credential'] as { readonly secret?: unknown } | undefined;
  return password?.user?.password ?? credential?.secret;
};

/** Effect: a fake that hands out what `mint` gives, one token a login. */
export const fakeKeystone = (mint: () => string): FakeKeystone => {
  const asked: Readonly<Record<string, unknown>>[] = [];
  const scripted: ScriptedAnswer[] = [];
  const answer = (response: ServerResponse, { status, headers, body }: ScriptedAnswer): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body ?? '{}');
  };
  const handle = (request: AskedRequest, response: ServerResponse): boolean => {
    if (request.method !== 'POST' || request.path !== '/identity/v3/auth/tokens') return false;
    const body = JSON.parse(request.body) as Readonly<Record<string, unknown>>;
    asked.push(body);
    const isRight = secretOf(body) === FAKE_SECRET;
    const error = { code: 401, title: 'Unauthorized', message: 'The request requires authentication.' };
    answer(
      response,
      scripted.shift() ??
        (isRight
          ? { status: 201, headers: { 'x-subject-token': mint() }, body: '{"token":{}}' }
          : { status: 401, body: JSON.stringify({ error }) }),
    );
    return true;
  };
  return { asked, scripted, handle };
};

/** Effect: a server on a port of its own; what the fake does not know is answered by `other`, else with 404. */
export const listenAsKeystone = async (
  fake: FakeKeystone,
  other: RequestListener = (_request, response) => {
    response.writeHead(404).end('nothing here');
  },
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> => {
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const path = (request.url ?? '').replace(/\?.*$/, '');
      const isKnown = fake.handle({ method: request.method ?? '', path, body }, response);
      return isKnown || other(request, response);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
