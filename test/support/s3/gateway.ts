import { createServer, request as httpRequest } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** What happens to a request on its way. */
export type Trouble =
  /** The connection ends after so many bytes of the request's body. */
  | { readonly cut_request_after: number }
  /** The connection ends after so many bytes of the answer's body. */
  | { readonly cut_answer_after: number }
  /** One bit of the body is another one when it arrives. */
  | { readonly flip_bit: true }
  /** The server is not asked. */
  | { readonly status: number; readonly code: string };

/** A request as the gateway sees it. */
export type Passing = {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
};

/** What stands between a client and an S3 server; `meet` says what happens to each request, null is nothing. */
export type Gateway = {
  readonly endpoint: string;
  meet: (request: Passing) => Trouble | null | Promise<Trouble | null>;
  readonly seen: Passing[];
  readonly stop: () => Promise<void>;
};

/** Effect: listens on a free port of this machine and passes on what comes. */
export async function startGateway(port: number): Promise<Gateway> {
  const server = createServer((request, response) => {
    const { socket } = request;
    void pass(gateway, port, request, response).catch(() => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const gateway: Gateway = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    meet: () => null,
    seen: [],
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return gateway;
}

async function pass(
  gateway: Gateway,
  port: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = '', url = '', headers, socket } = request;
  const passing = { method, url, headers };
  gateway.seen.push(passing);
  const trouble = await gateway.meet(passing);
  if (trouble !== null && 'status' in trouble) {
    request.resume();
    const text = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${trouble.code}</Code><Message>no</Message></Error>`;
    response.writeHead(trouble.status, { 'content-type': 'application/xml' }).end(text);
    return;
  }
  const onward = httpRequest({ host: '127.0.0.1', port, method, path: url, headers });
  onward.on('error', () => socket.destroy());
  onward.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 500, answer.headers);
    const limit = trouble !== null && 'cut_answer_after' in trouble ? trouble.cut_answer_after : Infinity;
    void passBytes(answer, limit, (bytes) => response.write(bytes)).then((whole) =>
      whole ? response.end() : response.destroy(),
    );
  });
  const limit = trouble !== null && 'cut_request_after' in trouble ? trouble.cut_request_after : Infinity;
  let is_flipped = trouble === null || !('flip_bit' in trouble);
  const whole = await passBytes(request, limit, (bytes) => {
    if (!is_flipped && bytes.length > 0) bytes[0] = (bytes[0] ?? 0) ^ 1;
    is_flipped = true;
    return onward.write(bytes);
  });
  if (whole) onward.end();
  else {
    onward.destroy();
    socket.destroy();
  }
}

/** Whether all bytes were passed on. */
async function passBytes(
  source: AsyncIterable<Buffer>,
  limit: number,
  write: (bytes: Buffer) => boolean,
): Promise<boolean> {
  let passed = 0;
  try {
    for await (const bytes of source) {
      const wanted = bytes.subarray(0, limit - passed);
      passed += wanted.length;
      write(wanted);
      if (passed >= limit) return false;
    }
    return true;
  } catch {
    return false;
  }
}
