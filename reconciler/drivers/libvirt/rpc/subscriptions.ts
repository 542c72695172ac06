/** Which events a session wants, and their registration on whatever connection is open. */
import type { RpcConnection } from './connection.ts';
import { isUnsupported } from './errors.ts';
import { eventName, events } from './events.ts';
import type { EventFamily, EventName, EventOf } from './events.ts';
import { PROGRAM } from './frames.ts';
import type { Frame } from './frames.ts';
import { decode } from './xdr.ts';

/** Called with each event of one kind. */
export type EventHandler<N extends EventName> = (event: EventOf<N>) => void;

type AnyHandler = (event: never) => void;

type Register = (connection: RpcConnection, event_id: number) => Promise<{ readonly callback_id: number }>;

const REGISTER: Readonly<Record<EventFamily, Register>> = {
  domain: (connection, event_id) =>
    connection.call('connect_domain_event_callback_register_any', { event_id, dom: null }),
  network: (connection, event_id) =>
    connection.call('connect_network_event_register_any', { event_id, net: null }),
  storage_pool: (connection, event_id) =>
    connection.call('connect_storage_pool_event_register_any', { event_id, pool: null }),
  node_device: (connection, event_id) =>
    connection.call('connect_node_device_event_register_any', { event_id, dev: null }),
  secret: (connection, event_id) =>
    connection.call('connect_secret_event_register_any', { event_id, secret: null }),
};

const DEREGISTER = {
  domain: 'connect_domain_event_callback_deregister_any',
  network: 'connect_network_event_deregister_any',
  storage_pool: 'connect_storage_pool_event_deregister_any',
  node_device: 'connect_node_device_event_deregister_any',
  secret: 'connect_secret_event_deregister_any',
} as const satisfies Readonly<Record<EventFamily, string>>;

/** The events wanted, over all connections of a session's life. */
export type Subscriptions = {
  readonly add: <N extends EventName>(name: N, handler: EventHandler<N>) => void;
  /** Removes a handler; true when it was the last of its event. */
  readonly remove: <N extends EventName>(name: N, handler: EventHandler<N>) => boolean;
  readonly empty: () => boolean;
  /** Registers everything wanted on a fresh connection and delivers what arrives on it. */
  readonly attach: (connection: RpcConnection) => Promise<void>;
  /** Registers one event on the attached connection, unless it is already. */
  readonly ensure: (connection: RpcConnection, name: EventName) => Promise<void>;
  readonly drop: (connection: RpcConnection, name: EventName) => Promise<void>;
};

/** Effect: no subscriptions yet. `report` is told what a handler or the decoder throws; neither ends the connection. */
export function createSubscriptions(report: (error: unknown) => void): Subscriptions {
  const handlers = new Map<EventName, Set<AnyHandler>>();
  const registered = new WeakMap<RpcConnection, Map<EventName, Promise<number>>>();

  async function ensure(connection: RpcConnection, name: EventName): Promise<void> {
    const byName = registered.get(connection) ?? new Map<EventName, Promise<number>>();
    registered.set(connection, byName);
    const { family, event_id } = events[name];
    const id =
      byName.get(name) ?? REGISTER[family](connection, event_id).then(({ callback_id }) => callback_id);
    byName.set(name, id);
    try {
      await id;
    } catch (error) {
      byName.delete(name);
      throw error;
    }
  }

  function deliver({ header, payload }: Frame): void {
    if (header.program !== PROGRAM.remote) return;
    const name = eventName(header.procedure);
    const wanted = name === undefined ? undefined : handlers.get(name);
    if (name === undefined || wanted === undefined) return;
    try {
      const event = decode(events[name].message, payload);
      for (const handler of wanted) callSafely(handler, event);
    } catch (error) {
      report(error);
    }
  }

  function callSafely(handler: AnyHandler, event: unknown): void {
    try {
      handler(event as never);
    } catch (error) {
      report(error);
    }
  }

  return {
    add(name, handler) {
      const existing = handlers.get(name) ?? new Set<AnyHandler>();
      handlers.set(name, existing.add(handler));
    },
    remove(name, handler) {
      const existing = handlers.get(name);
      existing?.delete(handler);
      if (existing?.size !== 0) return false;
      return handlers.delete(name);
    },
    empty: () => handlers.size === 0,
    async attach(connection) {
      connection.onMessage(deliver);
      for (const name of handlers.keys()) {
        try {
          await ensure(connection, name);
        } catch (error) {
          if (!isUnsupported(error)) throw error;
        }
      }
    },
    ensure,
    async drop(connection, name) {
      const id = registered.get(connection)?.get(name);
      if (id === undefined || connection.failure !== null) return;
      registered.get(connection)?.delete(name);
      await connection.call(DEREGISTER[events[name].family], { callback_id: await id });
    },
  };
}
