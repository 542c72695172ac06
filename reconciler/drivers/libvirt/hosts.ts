import { CairnError } from '../../model/error.ts';
import type { Random } from '../../ports/clock.ts';
import type { FindHost, HostConnection } from '../../ports/ports.ts';
import { createGate } from './rpc/clock.ts';
import { dialerFor } from './rpc/dialers/from-uri.ts';
import { HostSession } from './rpc/session.ts';
import { parseLibvirtUri } from './rpc/uri.ts';
import { translateError } from './translate.ts';

/** How long a host's connection data is believed before it is looked up again. */
const FRESH_MS = 1000;

/** Hosts dialled at the same time. */
const DIALS_AT_ONCE = 10;

/** A host that can be talked to. */
export type OpenHost = { readonly connection: HostConnection; readonly session: HostSession };

/** All hosts that this process talks to. */
export type Hosts = {
  /** Effect: runs `use` with the host's session; LibvirtErrors become CairnErrors that name the host. */
  readonly use: <T>(host_id: string, use: (host: OpenHost) => Promise<T>) => Promise<T>;
  /** Effect: the host's session, for subscriptions; the same object until its connection data changes. */
  readonly open: (host_id: string) => Promise<OpenHost>;
  /** Effect: closes all sessions. */
  readonly close: () => Promise<void>;
};

type Entry = { host: OpenHost; checked_at: number };

function openSession(
  connection: HostConnection,
  random: Random,
  gate: ReturnType<typeof createGate>,
): HostSession {
  const uri = parseLibvirtUri(connection.uri);
  const { ca_certificate, client_certificate, client_key } = connection;
  const hasAll = ca_certificate !== null && client_certificate !== null && client_key !== null;
  if (uri.transport === 'tls' && !hasAll) {
    throw new CairnError(
      'invalid_input',
      `Host '${connection.name}': a qemu+tls URI needs ca_certificate, client_certificate and client_key.`,
    );
  }
  const credentials = hasAll
    ? { ca_pem: ca_certificate, certificate_pem: client_certificate, key_pem: client_key }
    : null;
  return new HostSession({
    dial: dialerFor(uri, credentials),
    remote_name: uri.remote_name,
    random: random.next,
    dial_gate: gate,
    back_off: { first_ms: 250, max_ms: 10_000 },
  });
}

/** Effect: keeps one session per host; a host whose connection data changed gets a new one. */
export function createHosts(findHost: FindHost, random: Random, nowMs: () => number): Hosts {
  const entries = new Map<string, Entry>();
  const gate = createGate(DIALS_AT_ONCE);

  const open = async (host_id: string): Promise<OpenHost> => {
    const known = entries.get(host_id);
    if (known !== undefined && nowMs() - known.checked_at < FRESH_MS) return known.host;
    const connection = await findHost(host_id);
    // Looked up again: another caller may have opened the session while we waited.
    const present = entries.get(host_id);
    if (present !== undefined && present.host.connection.revision === connection.revision) {
      present.checked_at = nowMs();
      return present.host;
    }
    try {
      const host = { connection, session: openSession(connection, random, gate) };
      entries.set(host_id, { host, checked_at: nowMs() });
      if (present !== undefined) void present.host.session.close();
      return host;
    } catch (thrown) {
      throw translateError(connection.name, thrown);
    }
  };

  return {
    open,
    use: async (host_id, use) => {
      const host = await open(host_id);
      try {
        return await use(host);
      } catch (thrown) {
        throw translateError(host.connection.name, thrown);
      }
    },
    close: async () => {
      const all = [...entries.values()];
      entries.clear();
      await Promise.all(all.map((entry) => entry.host.session.close()));
    },
  };
}
