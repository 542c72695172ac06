/** What the dialers over sockets share: waiting for the connection, and the transport over it. */
import type { Socket } from 'node:net';
import { clientError } from '../errors.ts';
import type { Transport } from '../transport.ts';

/** Effect: waits for `event` (`connect`, `secureConnect`); destroys the socket and throws on error, close or abort. */
export async function untilConnected(socket: Socket, event: string, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const settle = (error: Error | null): void => {
      socket.off(event, onConnect).off('error', onError).off('close', onClose);
      signal.removeEventListener('abort', onAbort);
      if (error === null) return resolve();
      socket.on('error', () => {});
      socket.destroy();
      reject(error);
    };
    const onConnect = (): void => settle(null);
    const onError = (error: Error): void => settle(error);
    const onClose = (): void => settle(new Error('closed before it was connected'));
    const onAbort = (): void => settle(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    socket.once(event, onConnect).once('error', onError).once('close', onClose);
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
}

/** Pure. The transport over a connected socket. */
export function socketTransport(socket: Socket, kind: Transport['kind'], peer: string): Transport {
  return {
    kind,
    peer,
    readable: socket,
    writable: socket,
    message_per_write: kind === 'tls',
    explainClose: () => null,
    destroy: () => void socket.destroy(),
  };
}

/** Pure. The error for a peer that could not be reached. */
export function connectFailed(peer: string, cause: unknown) {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return clientError('connect_failed', `cannot connect to ${peer}: ${reason}`, { cause });
}
