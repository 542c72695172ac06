/** Chooses the dialer that a libvirt URI asks for. */
import { clientError } from '../errors.ts';
import type { Dialer } from '../transport.ts';
import type { LibvirtUri } from '../uri.ts';
import { sshDialer } from './ssh.ts';
import { TCP_PORT, tcpDialer } from './tcp.ts';
import { TLS_PORT, tlsDialer } from './tls.ts';
import type { TlsCredentials } from './tls.ts';
import { unixDialer, unixSocketPaths } from './unix.ts';

const SSH_CONNECT_TIMEOUT_SECONDS = 15;

/** Pure. The dialer for a URI. TLS needs credentials. Throws LibvirtError invalid_uri. */
export function dialerFor(uri: LibvirtUri, credentials: TlsCredentials | null = null): Dialer {
  const { host } = uri;
  if (uri.transport === 'unix' || host === null) return unixDialer(unixSocketPaths(uri));
  if (uri.transport === 'tcp') return tcpDialer(host, uri.port ?? TCP_PORT);
  if (uri.transport === 'ssh') {
    return sshDialer({ ...uri, host, connect_timeout_seconds: SSH_CONNECT_TIMEOUT_SECONDS });
  }
  if (credentials === null)
    throw clientError('invalid_uri', `TLS to ${host} needs certificates, and none are given`);
  return tlsDialer(host, uri.port ?? TLS_PORT, credentials);
}
