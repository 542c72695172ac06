/** From a fresh transport to an opened driver: authentication, connect_open, features, keepalive. */
import { CLIENT_ERROR, clientError, hasCode, isUnsupported } from './errors.ts';
import { RpcConnection } from './connection.ts';
import type { ConnectionOptions } from './connection.ts';
import { CONNECTION_CLOSED_PROCEDURE } from './events.ts';
import { PROGRAM } from './frames.ts';
import type { KeepaliveOptions } from './keepalive.ts';
import type { Transport } from './transport.ts';

/** Features a host may have. Source: virDrvFeature. */
export const FEATURE = {
  migration_v3: 6,
  typed_param_string: 9,
  program_keepalive: 10,
  migration_offline: 12,
  migration_params: 13,
  event_callback: 14,
  close_callback: 15,
  network_update_order: 16,
} as const;

/** The name of a feature. */
export type FeatureName = keyof typeof FEATURE;

/** How to open the driver behind a transport. */
export type OpenOptions = {
  /** What the daemon opens, for example `qemu:///system`. */
  readonly remote_name: string;
  readonly connection?: ConnectionOptions;
  /** Our own pings; null for none. */
  readonly keepalive: KeepaliveOptions | null;
  /**
   * Whether to ask for keepalive: a daemon that was asked pings too, and closes when it gets no answer for 30 s. A
   * connection that may be paused for long by a slow reader of a download must not ask.
   */
  readonly let_server_ping: boolean;
  readonly timeout_ms: number;
};

/** A connection with its driver open. */
export type OpenedConnection = {
  readonly connection: RpcConnection;
  /** What was asked of the host: features it has. Those not asked for are absent. */
  readonly features: ReadonlySet<FeatureName>;
};

/** remote_auth_type of the protocol. */
const AUTH = { none: 0, sasl: 1, polkit: 2 } as const;

async function authenticate(connection: RpcConnection, timeout_ms: number): Promise<void> {
  const { types } = await connection.call('auth_list', undefined, { timeout_ms });
  if (types.includes(AUTH.none)) return;
  if (types.includes(AUTH.polkit)) {
    await connection.call('auth_polkit', undefined, { timeout_ms });
    return;
  }
  throw clientError(
    'authentication_unsupported',
    `${connection.peer} asks for SASL authentication, which is not supported; use TLS certificates, ssh or a unix socket`,
  );
}

async function supports(
  connection: RpcConnection,
  feature: FeatureName,
  timeout_ms: number,
): Promise<boolean> {
  try {
    return (await connection.call('connect_supports_feature', { feature: FEATURE[feature] }, { timeout_ms }))
      .supported;
  } catch (error) {
    if (isUnsupported(error)) return false;
    throw error;
  }
}

/**
 * Effect: authenticates, opens the driver, asks for features. Closes the connection and throws LibvirtError if any step
 * fails; the error's outcome is `not_sent`, since nothing on the host has changed.
 */
export async function openConnection(transport: Transport, options: OpenOptions): Promise<OpenedConnection> {
  const { timeout_ms } = options;
  const connection = new RpcConnection(transport, options.connection);
  try {
    await authenticate(connection, timeout_ms);
    await connection.call('connect_open', { name: options.remote_name, flags: 0 }, { timeout_ms });
    const wanted: FeatureName[] = [
      'network_update_order',
      'event_callback',
      'close_callback',
      'migration_params',
    ];
    if (options.let_server_ping) wanted.push('program_keepalive');
    const answers = await Promise.all(wanted.map((feature) => supports(connection, feature, timeout_ms)));
    const features = new Set(wanted.filter((_feature, index) => answers[index] === true));
    if (options.keepalive !== null) connection.startKeepalive(options.keepalive);
    if (features.has('close_callback')) await watchHypervisor(connection, timeout_ms);
    return { connection, features };
  } catch (error) {
    connection.close();
    if (hasCode(error, CLIENT_ERROR.connection_lost, CLIENT_ERROR.deadline_exceeded)) {
      throw clientError('connect_failed', `cannot connect to ${transport.peer}: ${error.message}`, {
        cause: error,
      });
    }
    throw error;
  }
}

/** The daemon tells when it loses its own connection to the driver; ours is of no use from then on. */
async function watchHypervisor(connection: RpcConnection, timeout_ms: number): Promise<void> {
  connection.onMessage(({ header }) => {
    if (header.program !== PROGRAM.remote || header.procedure !== CONNECTION_CLOSED_PROCEDURE) return;
    connection.close(
      clientError('connection_lost', `the daemon at ${connection.peer} lost its hypervisor connection`),
    );
  });
  await connection.call('connect_register_close_callback', undefined, { timeout_ms });
}
