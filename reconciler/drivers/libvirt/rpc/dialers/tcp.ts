/** Dials plain TCP: no encryption, no proof of who is there. For tests and tunnels. */
import { connect } from 'node:net';
import type { Dialer } from '../transport.ts';
import { connectFailed, socketTransport, untilConnected } from './socket.ts';

/** The port of libvirtd or virtproxyd for plain TCP. */
export const TCP_PORT = 16_509;

/** Pure. A dialer of `host` and `port`. */
export function tcpDialer(host: string, port: number = TCP_PORT): Dialer {
  const peer = `tcp ${host}:${port}`;
  return async (signal) => {
    const socket = connect({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: 30_000 });
    try {
      await untilConnected(socket, 'connect', signal);
      return socketTransport(socket, 'tcp', peer);
    } catch (error) {
      throw connectFailed(peer, error);
    }
  };
}
