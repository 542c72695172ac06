/**
 * Dials TLS with certificates on both sides.
 * After the handshake the daemon sends one byte 1 when it accepts our certificate; when it does not, it closes without a
 * word (with TLS 1.3 our side of the handshake has succeeded by then).
 * Source: libvirt documentation, "TLS setup"; the byte is virNetTLSSession's confirmation in the RPC server.
 */
import { isIP } from 'node:net';
import { connect } from 'node:tls';
import type { TLSSocket } from 'node:tls';
import { clientError } from '../errors.ts';
import type { LibvirtError } from '../errors.ts';
import type { Dialer } from '../transport.ts';
import { connectFailed, socketTransport, untilConnected } from './socket.ts';

/** The port of libvirtd or virtproxyd for TLS. */
export const TLS_PORT = 16_514;

/** PEM texts: the authority that signed the daemon's certificate, our certificate and its key. */
export type TlsCredentials = {
  readonly ca_pem: string;
  readonly certificate_pem: string;
  readonly key_pem: string;
  /** The name the daemon's certificate must carry; the host dialled unless given. */
  readonly server_name?: string;
};

const ACCEPTED = 1;

async function firstByte(socket: TLSSocket, peer: string, signal: AbortSignal): Promise<void> {
  const rejected = (cause: unknown): LibvirtError =>
    clientError(
      'client_certificate_rejected',
      `client certificate rejected: ${peer} closed the connection after the handshake; its log says why ` +
        '(no certificate, an unknown authority, or a name that is not in tls_allowed_dn_list)',
      { cause },
    );
  await new Promise<void>((resolve, reject) => {
    const settle = (error: LibvirtError | null): void => {
      socket.off('readable', onReadable).off('error', onError).off('end', onEnd).off('close', onEnd);
      signal.removeEventListener('abort', onAbort);
      if (error === null) return resolve();
      socket.on('error', () => {});
      socket.destroy();
      reject(error);
    };
    const onReadable = (): void => {
      const byte = socket.read(1) as Buffer | null;
      if (byte !== null) settle(byte[0] === ACCEPTED ? null : rejected(new Error(`the byte was ${byte[0]}`)));
    };
    const onError = (error: Error): void => settle(rejected(error));
    const onEnd = (): void => settle(rejected(undefined));
    const onAbort = (): void => settle(connectFailed(peer, signal.reason));
    socket.on('readable', onReadable).once('error', onError).once('end', onEnd).once('close', onEnd);
    signal.addEventListener('abort', onAbort, { once: true });
    onReadable();
  });
}

function refusedServer(peer: string, error: unknown): LibvirtError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const aboutCertificate = /CERT|SELF_SIGNED|UNABLE_TO|HOSTNAME|ALTNAME/.test(code);
  if (!aboutCertificate) return connectFailed(peer, error);
  const reason = error instanceof Error ? error.message : String(error);
  return clientError('server_certificate_refused', `server certificate refused: ${peer}: ${reason}`, {
    cause: error,
  });
}

/** Pure. A dialer of `host` and `port` with `credentials`. */
export function tlsDialer(host: string, port: number, credentials: TlsCredentials): Dialer {
  const peer = `tls ${host}:${port}`;
  const name = credentials.server_name ?? host;
  return async (signal) => {
    let socket: TLSSocket;
    try {
      socket = connect({
        host,
        port,
        ca: credentials.ca_pem,
        cert: credentials.certificate_pem,
        key: credentials.key_pem,
        minVersion: 'TLSv1.2',
        ...(isIP(name) === 0 ? { servername: name } : {}),
      });
    } catch (cause) {
      const message = `the TLS certificate or key for ${peer} cannot be used: ${String(cause)}`;
      throw clientError('invalid_argument', message, { cause });
    }
    socket.setNoDelay(true);
    socket.setKeepAlive(true, 30_000);
    try {
      await untilConnected(socket, 'secureConnect', signal);
    } catch (error) {
      throw refusedServer(peer, error);
    }
    await firstByte(socket, peer, signal);
    return socketTransport(socket, 'tls', peer);
  };
}
