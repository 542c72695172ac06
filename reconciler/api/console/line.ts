import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { CairnError, toCairnError } from '../../model/error.ts';
import type { ConsoleChannel } from '../../ports/consoles.ts';
import { useConsoleToken } from '../../store/console-tokens.ts';
import type { ConsoleToken, ConsoleType } from '../../store/console-tokens.ts';
import type { Database } from '../../store/database.ts';
import { hashOfToken } from '../tokens.ts';
import { createConsoleGuard } from './guard.ts';
import type { ConsoleRefusals } from './refusals.ts';
import { CONSOLE_LINE, LINE_PROTOCOL, TOKEN_PROTOCOL_PREFIX } from '../../../schemas/console-line.ts';

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** How often it is looked whether the other side lives. */
const LOOK_EVERY_MS = 20_000;

/** Consoles that one process carries at once, and how many of them for one user or token. */
const LINES_LIMIT = 500;
const LINES_OF_ONE = 50;

/** A console at which nobody typed for so long is forgotten. */
const IDLE_MS = 12 * 3600 * 1000;

/** Largest message that a client may send: a screen's clipboard. */
const MESSAGE_BYTES = 1024 * 1024;

/** Bytes that wait for a slow client before no more are taken from the guest. */
const HIGH_WATER_BYTES = 1024 * 1024;
const LOOK_AT_BUFFER_MS = 20;

/** Codes of RFC 6455 (7.4.1): all went well, broke on our side, not let in. */
const CLOSED = 1000;
const BROKEN = 1011;
const REFUSED = 1008;

/** Longest reason that a websocket can carry. */
const REASON_BYTES = 120;

/** What carries consoles. */
export type ConsoleLines = {
  /** Effect: takes a request to upgrade; answers it whatever it is. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Effect: something changed of who may what: lines whose owner may not go on end within seconds. */
  readonly hear: () => void;
  /** Effect: ends all lines. */
  readonly close: () => void;
};

type Open = (server_id: string, type: ConsoleType) => Promise<ConsoleChannel>;

/**
 * Effect: lets whoever brings a token into the console that it is for, and out when its owner may not have it any more. `idle_ms`: how long
 * one may stay at which nobody types; `lines_of_one`: how many one user or token may hold.
 */
export function createConsoleLines(options: {
  readonly database: Database;
  readonly open: Open;
  readonly refusals: ConsoleRefusals;
  readonly log: Logger;
  readonly look_every_ms?: number;
  readonly idle_ms?: number;
  readonly lines_of_one?: number;
}): ConsoleLines {
  const { database, open, refusals, log } = options;
  const { look_every_ms = LOOK_EVERY_MS, idle_ms = IDLE_MS, lines_of_one = LINES_OF_ONE } = options;
  const guard = createConsoleGuard({ refusals, log });
  /** Lines by who asked for them. */
  const held = new Map<string, number>();
  const websockets = new WebSocketServer({
    noServer: true,
    maxPayload: MESSAGE_BYTES,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(LINE_PROTOCOL) ? LINE_PROTOCOL : false),
  });
  const serve = async (token: ConsoleToken, websocket: WebSocket): Promise<void> => {
    const owner = token.user_id ?? token.token_hash ?? '';
    const others = held.get(owner) ?? 0;
    held.set(owner, others + 1);
    let over = (): void => undefined;
    const forget = guard.watch(token, (reason) => {
      log.info({ server_id: token.server_id, actor: token.actor, ...reason }, 'a console was ended');
      end(websocket, reason.why === 'refused' ? REFUSED : BROKEN, reason.message);
      over();
    });
    websocket.on('close', () => {
      forget();
      const left = (held.get(owner) ?? 1) - 1;
      if (left > 0) held.set(owner, left);
      else held.delete(owner);
    });
    // Whatever a client sends, an error that nobody hears would end the service.
    websocket.on('error', () => websocket.terminate());
    if (others >= lines_of_one)
      return end(websocket, REFUSED, `You have ${lines_of_one} consoles open. Close one first.`);
    // What is typed meanwhile waits for the guest.
    websocket.pause();
    let channel: ConsoleChannel;
    try {
      channel = await open(token.server_id, token.type);
    } catch (thrown) {
      const error = toCairnError(thrown);
      log.info({ err: error, server_id: token.server_id }, 'a console could not be opened');
      websocket.resume();
      return end(websocket, BROKEN, error.message);
    }
    over = channel.close;
    await carry(websocket, channel, { look_every_ms, idle_ms });
  };
  const admit = async (
    token: string,
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
  ): Promise<void> => {
    try {
      const known = await useConsoleToken(database, hashOfToken(token));
      if (known === null)
        return refuse(
          socket,
          401,
          'The token is not known, was used, or has expired. Ask for another console.',
        );
      const refused = (await refusals([known])).get(known.hash);
      if (refused !== undefined) return refuse(socket, 401, refused);
      websockets.handleUpgrade(request, socket, head, (websocket) => void serve(known, websocket));
    } catch (thrown) {
      log.error({ err: thrown }, 'a token of a console could not be looked up');
      refuse(socket, 503, 'The service cannot look up the token now.');
    }
  };
  return {
    upgrade: (request, socket, head) => {
      socket.on('error', () => socket.destroy());
      const url = urlOf(request);
      if (url?.pathname !== CONSOLE_LINE) return refuse(socket, 404, 'There is nothing at this address.');
      if (websockets.clients.size >= LINES_LIMIT)
        return refuse(socket, 503, 'Too many consoles are open. Try again later.');
      const token = tokenOf(request, url);
      if (token === null) return refuse(socket, 401, 'The request has no token of a console.');
      void admit(token, request, socket, head);
    },
    hear: guard.hear,
    close: () => {
      guard.stop();
      for (const websocket of websockets.clients) end(websocket, CLOSED, 'The service stops.');
      websockets.close();
    },
  };
}

/** Null for what is no address: clients may send anything. */
function urlOf(request: IncomingMessage): URL | null {
  const address = request.url ?? '/';
  const base = 'http://localhost';
  return URL.canParse(address, base) ? new URL(address, base) : null;
}

/** From the protocols that the client offers; else, for clients of OpenStack, from the query. */
function tokenOf(request: IncomingMessage, url: URL): string | null {
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((each) => each.trim());
  const protocol = offered.find((each) => each.startsWith(TOKEN_PROTOCOL_PREFIX));
  const token = protocol?.slice(TOKEN_PROTOCOL_PREFIX.length) ?? url.searchParams.get('token');
  return token !== null && TOKEN.test(token) ? token : null;
}

function refuse(socket: Duplex, status: number, message: string): void {
  const words = { 401: 'Unauthorized', 404: 'Not Found', 503: 'Service Unavailable' }[status] ?? 'Refused';
  socket.end(
    `HTTP/1.1 ${status} ${words}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(message)}\r\n\r\n${message}`,
  );
}

function end(websocket: WebSocket, code: number, message: string): void {
  const reason = Buffer.from(message)
    .subarray(0, REASON_BYTES)
    .toString('utf8')
    .replace(/\uFFFD+$/, '');
  websocket.close(code, reason);
}

/** What ends a line besides its two sides. */
type Limits = {
  readonly look_every_ms: number;
  readonly idle_ms: number;
};

/** Effect: carries bytes both ways until one side ends, falls silent, is forgotten, or may not go on. */
async function carry(
  websocket: WebSocket,
  channel: ConsoleChannel,
  { look_every_ms, idle_ms }: Limits,
): Promise<void> {
  // Who left while the console was being opened leaves no line behind.
  if (websocket.readyState !== websocket.OPEN) return channel.close();
  let answered = true;
  let typed_at = performance.now();
  const look = (): void => {
    if (!answered) return websocket.terminate();
    answered = false;
    websocket.ping();
    if (performance.now() - typed_at > idle_ms)
      end(websocket, REFUSED, 'Nobody typed for long. Ask for another console.');
  };
  const looking = setInterval(look, look_every_ms);
  websocket.on('pong', () => (answered = true));
  websocket.on('close', () => {
    clearInterval(looking);
    channel.close();
  });
  let typed = Promise.resolve();
  websocket.on('message', (data: Buffer) => {
    // Who was told to go may not answer that, and go on typing.
    if (websocket.readyState !== websocket.OPEN) return;
    typed_at = performance.now();
    websocket.pause();
    typed = typed
      .then(() => channel.write(data))
      .catch((thrown: unknown) => end(websocket, BROKEN, toCairnError(thrown).message))
      .finally(() => websocket.resume());
  });
  websocket.resume();
  try {
    for await (const piece of channel.output) {
      if (websocket.readyState !== websocket.OPEN) return;
      websocket.send(piece);
      while (websocket.bufferedAmount > HIGH_WATER_BYTES && websocket.readyState === websocket.OPEN) {
        await new Promise((resolve) => setTimeout(resolve, LOOK_AT_BUFFER_MS));
      }
    }
    end(websocket, CLOSED, 'The guest closed its console.');
  } catch (thrown) {
    const error = thrown instanceof CairnError ? thrown : toCairnError(thrown);
    end(websocket, BROKEN, error.message);
  } finally {
    channel.close();
  }
}
