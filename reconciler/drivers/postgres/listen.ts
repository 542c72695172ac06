import { Client } from 'pg';
import { setTimeout as delay } from 'node:timers/promises';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
const CONNECT_DEADLINE_MS = 5_000;
const PROBE_EVERY_MS = 10_000;
const PROBE_DEADLINE_MS = 5_000;

/** Called with the payload of a notification, and with null whenever some may have been lost. */
export type NotificationListener = (payload: string | null) => void;

/** One connection that hears notifications for the whole process. */
export type Notifications = {
  /** Effect: calls the listener for each notification on the channel from now on; the result ends that. */
  readonly subscribe: (channel: string, listener: NotificationListener) => () => void;
  readonly stop: () => Promise<void>;
};

/**
 * Effect: opens a dedicated connection that listens on the channels, for ever: a lost one is replaced, with pauses of 0.1 to 5 seconds,
 * and then every listener is called with null. `report` is told of each loss.
 */
export function startNotifications(
  url: string,
  channels: readonly string[],
  report: (error: Error) => void,
): Notifications {
  const listeners = new Map<string, Set<NotificationListener>>(channels.map((name) => [name, new Set()]));
  const stopped = new AbortController();
  let current: Client | null = null;

  const tellAll = (): void => {
    for (const set of listeners.values()) for (const listener of set) listener(null);
  };

  /** Resolves when the connection is lost. */
  const serve = async (client: Client): Promise<void> => {
    const lost = new Promise<Error>((resolve) => {
      client.once('error', resolve);
      client.once('end', () => resolve(new Error('the connection ended')));
    });
    await client.connect();
    client.on('notification', ({ channel, payload }) => {
      for (const listener of listeners.get(channel) ?? []) listener(payload ?? '');
    });
    for (const channel of channels) await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
    tellAll();
    while (!stopped.signal.aborted) {
      const pause = delay(PROBE_EVERY_MS, null, { signal: stopped.signal }).catch(() => null);
      const error = await Promise.race([lost, pause]);
      if (error !== null) throw error;
      if (stopped.signal.aborted) return;
      // A peer that vanished without a word is noticed only by asking.
      const answered = new AbortController();
      const late = delay(PROBE_DEADLINE_MS, new Error('the connection does not answer'), {
        signal: answered.signal,
      }).catch(() => null);
      const failure = await Promise.race([client.query('SELECT 1').then(() => null), late]);
      answered.abort();
      if (failure !== null) throw failure;
    }
  };

  const run = async (): Promise<void> => {
    let pause_ms = FIRST_PAUSE_MS;
    while (!stopped.signal.aborted) {
      const client = new Client({
        connectionString: url,
        application_name: 'cairn-listen',
        connectionTimeoutMillis: CONNECT_DEADLINE_MS,
        keepAlive: true,
      });
      client.on('error', () => undefined);
      current = client;
      const started_ms = Date.now();
      try {
        await serve(client);
      } catch (error) {
        if (!stopped.signal.aborted) report(error instanceof Error ? error : new Error(String(error)));
      }
      void client.end().catch(() => undefined);
      if (stopped.signal.aborted) break;
      if (Date.now() - started_ms > PROBE_EVERY_MS) pause_ms = FIRST_PAUSE_MS;
      await delay(pause_ms, undefined, { signal: stopped.signal }).catch(() => undefined);
      pause_ms = Math.min(pause_ms * 2, LONGEST_PAUSE_MS);
    }
  };
  const ended = run();

  return {
    subscribe: (channel, listener) => {
      const set = listeners.get(channel);
      if (set === undefined) throw new Error(`nobody listens on ${channel}`);
      set.add(listener);
      return () => set.delete(listener);
    },
    stop: async () => {
      stopped.abort();
      await current?.end().catch(() => undefined);
      await ended;
    },
  };
}
