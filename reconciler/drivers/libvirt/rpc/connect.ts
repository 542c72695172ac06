/** From a URI to a session. */
import { dialerFor } from './dialers/from-uri.ts';
import type { TlsCredentials } from './dialers/tls.ts';
import { HostSession } from './session.ts';
import type { SessionOptions } from './session.ts';
import { parseLibvirtUri } from './uri.ts';

/** Session options that do not follow from the URI. */
export type ConnectOptions = Omit<SessionOptions, 'dial' | 'remote_name'> & {
  /** Needed for `+tls`. */
  readonly tls?: TlsCredentials;
};

/** Effect: a session with the host at `uri`. Connects when first used. Throws LibvirtError invalid_uri. */
export function createHostSession(uri: string, options: ConnectOptions = {}): HostSession {
  const { tls, ...session } = options;
  const parsed = parseLibvirtUri(uri);
  return new HostSession({
    ...session,
    dial: dialerFor(parsed, tls ?? null),
    remote_name: parsed.remote_name,
  });
}
