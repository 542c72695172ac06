import type { Clock } from '../../ports/clock.ts';
import type { HostListener } from '../../ports/hypervisor.ts';
import type { Hosts, OpenHost } from './hosts.ts';
import type { HostSession, Subscription } from './rpc/session.ts';

/** How long to wait before trying again to reach a host that has no session yet, or one that changed. */
const RETRY_MS = 2000;

function subscribe(host: OpenHost, listener: HostListener): { close: () => void } {
  const { session } = host;
  const domain =
    (event: string) =>
    ({ dom }: { dom: { uuid: string } }): void =>
      listener.hint({ id: dom.uuid, event });
  const subscriptions: Subscription[] = [
    session.subscribe('domain_lifecycle', domain('domain lifecycle')),
    session.subscribe('domain_device_removed', domain('device removed')),
    session.subscribe('domain_device_added', domain('device added')),
    session.subscribe('domain_balloon_change', domain('balloon change')),
    session.subscribe('domain_metadata_change', domain('metadata change')),
    session.subscribe('network_lifecycle', ({ net }) =>
      listener.hint({ id: net.uuid, event: 'network lifecycle' }),
    ),
  ];
  // An old host may not know one of them; the others still serve, and the resync finds the rest.
  for (const subscription of subscriptions) subscription.ready.catch(() => undefined);
  const stopResync = session.onResync(() => listener.resync());
  // Whoever waits for this host learns at once that it went away.
  const stopState = session.onState((state) => {
    if (state === 'disconnected') listener.resync();
  });
  return {
    close: () => {
      for (const subscription of subscriptions) subscription.close();
      stopResync();
      stopState();
    },
  };
}

/** Effect: listens to a host for ever; the session reconnects by itself, and a host that got a new session is followed. */
export function watchHost(hosts: Hosts, clock: Clock, host_id: string, listener: HostListener): () => void {
  const stop = new AbortController();
  let current: { session: HostSession; close: () => void } | null = null;
  const follow = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      try {
        const host = await hosts.open(host_id);
        if (stop.signal.aborted) break;
        if (current?.session !== host.session) {
          current?.close();
          current = { session: host.session, close: subscribe(host, listener).close };
          listener.resync();
        }
      } catch {
        // Not registered any more, or connection data that cannot work: its own reconcile says so; look again later.
      }
      await clock.sleep(RETRY_MS, stop.signal);
    }
    current?.close();
  };
  void follow();
  return () => stop.abort();
}
