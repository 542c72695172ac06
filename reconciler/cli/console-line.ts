import { readFile } from 'node:fs/promises';
import { WebSocket } from 'ws';
import { CONSOLE_LINE, LINE_PROTOCOL, TOKEN_PROTOCOL_PREFIX } from '../../schemas/console-line.ts';
import { Failure } from './failure.ts';
import type { Io } from './io.ts';
import type { Service } from './service.ts';

/** Ctrl-], which leaves a console, as telnet and virsh have it. */
const LEAVE = 0x1d;

/** How a console ended: the person left, or the guest or the service closed it. */
export type ConsoleEnd = { readonly left: true } | { readonly left: false; readonly reason: string };

/**
 * Effect: joins standard input and output to a guest's serial port until Ctrl-], the signal, or the other side's end. Throws a Failure when the
 * line cannot be had or breaks.
 */
export async function joinConsole(io: Io, service: Service, server_id: string): Promise<ConsoleEnd> {
  const { token } = await service.client.openServerConsole(
    server_id,
    { type: 'serial' },
    { signal: io.signal },
  );
  const { endpoint, ca_file } = service.connection;
  const websocket = new WebSocket(
    `${endpoint.replace(/^http/, 'ws')}${CONSOLE_LINE}`,
    [LINE_PROTOCOL, `${TOKEN_PROTOCOL_PREFIX}${token}`],
    { perMessageDeflate: false, ...(ca_file === null ? {} : { ca: await readFile(ca_file, 'utf8') }) },
  );
  const leave = (): void => websocket.close();
  io.signal.addEventListener('abort', leave, { once: true });
  io.setRaw(true);
  try {
    return await carry(io, websocket);
  } finally {
    io.setRaw(false);
    io.signal.removeEventListener('abort', leave);
    websocket.terminate();
  }
}

function carry(io: Io, websocket: WebSocket): Promise<ConsoleEnd> {
  return new Promise((resolve, reject) => {
    let left = io.signal.aborted;
    let shown = Promise.resolve();
    websocket.on('open', () => {
      typing(io, websocket, () => {
        left = true;
        websocket.close();
      }).catch(reject);
    });
    websocket.on('message', (data: Buffer) => {
      websocket.pause();
      shown = shown.then(() => io.write(data)).then(() => websocket.resume(), reject);
    });
    websocket.on('error', (cause) =>
      reject(new Failure('No console', `the line to the guest cannot be had: ${cause.message}.`)),
    );
    websocket.on('close', (_code, reason) => {
      void shown.then(() =>
        resolve(
          left || io.signal.aborted ? { left: true } : { left: false, reason: reason.toString('utf8') },
        ),
      );
    });
  });
}

/** Sends what is typed until there is no more; calls `leave` when the person wants to. */
async function typing(io: Io, websocket: WebSocket, leave: () => void): Promise<void> {
  for await (const piece of io.openInput()) {
    const end = piece.indexOf(LEAVE);
    if (websocket.readyState !== WebSocket.OPEN) return;
    websocket.send(end < 0 ? piece : piece.subarray(0, end));
    if (end < 0) continue;
    leave();
    return;
  }
}
