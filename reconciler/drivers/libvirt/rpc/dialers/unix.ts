/** Dials a unix socket of a daemon on this machine. */
import { connect } from 'node:net';
import type { Dialer } from '../transport.ts';
import type { LibvirtUri } from '../uri.ts';
import { connectFailed, socketTransport, untilConnected } from './socket.ts';

const RUN = '/run/libvirt';

/** Pure. The sockets to try in turn: the one named, else the driver's own daemon, then libvirtd or virtproxyd. */
export function unixSocketPaths({ socket, mode, driver }: LibvirtUri): readonly string[] {
  if (socket !== null) return [socket];
  const direct = `${RUN}/virt${driver}d-sock`;
  const legacy = `${RUN}/libvirt-sock`;
  if (mode === 'direct') return [direct];
  return mode === 'legacy' ? [legacy] : [direct, legacy];
}

/** Pure. A dialer that tries `paths` in turn. */
export function unixDialer(paths: readonly string[]): Dialer {
  return async (signal) => {
    let failure: unknown = new Error('no socket path');
    for (const path of paths) {
      const socket = connect({ path });
      try {
        await untilConnected(socket, 'connect', signal);
        return socketTransport(socket, 'unix', `unix ${path}`);
      } catch (error) {
        failure = error;
      }
    }
    throw connectFailed(`unix ${paths.join(' or ')}`, failure);
  };
}
