/**
 * Errors of libvirt, by number. Nobody reads message text to decide: it is translated on the daemon's side.
 * Source: libvirt documentation, virterror.h, virErrorNumber and virErrorDomain.
 */

/** The virErrorNumber values that a caller may want to tell apart. */
export const VIR_ERROR = {
  internal: 1,
  no_memory: 2,
  no_support: 3,
  no_connect: 5,
  invalid_connection: 6,
  invalid_domain: 7,
  invalid_argument: 8,
  operation_failed: 9,
  xml_name_missing: 21,
  xml_error: 27,
  domain_exists: 28,
  operation_denied: 29,
  xml_detail: 35,
  network_exists: 37,
  system_error: 38,
  rpc: 39,
  no_domain: 42,
  no_network: 43,
  auth_failed: 45,
  no_storage_pool: 49,
  no_storage_volume: 50,
  no_node_device: 53,
  operation_invalid: 55,
  no_interface: 57,
  no_nwfilter: 62,
  no_secret: 66,
  config_unsupported: 67,
  operation_timeout: 68,
  no_domain_snapshot: 72,
  invalid_stream: 73,
  argument_unsupported: 74,
  storage_probe_failed: 75,
  storage_pool_built: 76,
  operation_aborted: 78,
  auth_cancelled: 79,
  no_domain_metadata: 80,
  migrate_unsafe: 81,
  overflow: 82,
  block_copy_active: 83,
  operation_unsupported: 84,
  agent_unresponsive: 86,
  resource_busy: 87,
  access_denied: 88,
  storage_volume_exists: 90,
  cpu_incompatible: 91,
  xml_invalid_schema: 92,
  auth_unavailable: 94,
  device_missing: 99,
  no_nwfilter_binding: 101,
  no_domain_checkpoint: 103,
  no_domain_backup: 104,
  no_network_port: 107,
  no_hostname: 108,
} as const;

/** Errors that this client makes itself, in a range that libvirt does not use. */
export const CLIENT_ERROR = {
  connect_failed: 10001,
  connection_lost: 10002,
  deadline_exceeded: 10003,
  aborted: 10004,
  protocol_violation: 10005,
  server_certificate_refused: 10006,
  client_certificate_rejected: 10007,
  authentication_unsupported: 10008,
  queue_full: 10009,
  closed: 10010,
  invalid_argument: 10011,
  invalid_uri: 10012,
  stream_stalled: 10013,
} as const;

/**
 * What is known of the call's effect on the host:
 * `rejected` the daemon said no; `not_sent` it never left us, so trying again is safe;
 * `unknown` it left and no answer came, so read the state before doing anything else.
 */
export type CallOutcome = 'rejected' | 'not_sent' | 'unknown';

/** The fields of libvirt's virError that travel on the wire and mean something to a client. */
export type VirErrorFields = {
  readonly code: number;
  readonly domain: number;
  readonly message: string;
  readonly level: number;
  readonly str1: string | null;
  readonly str2: string | null;
  readonly str3: string | null;
  readonly int1: number;
  readonly int2: number;
};

/** Any failure of the client: from the daemon (`code` is a virErrorNumber) or from the client itself (CLIENT_ERROR). */
export class LibvirtError extends Error {
  readonly code: number;
  /** virErrorDomain: which part of libvirt spoke; 0 for the client's own errors. */
  readonly domain: number;
  readonly level: number;
  readonly str1: string | null;
  readonly str2: string | null;
  readonly str3: string | null;
  /** For system_error the errno. */
  readonly int1: number;
  readonly int2: number;
  readonly outcome: CallOutcome;
  /** The procedure that failed, or null when no call was involved. */
  readonly procedure: string | null;

  constructor(fields: VirErrorFields, outcome: CallOutcome, procedure: string | null, cause?: unknown) {
    super(fields.message, cause === undefined ? undefined : { cause });
    this.name = 'LibvirtError';
    this.code = fields.code;
    this.domain = fields.domain;
    this.level = fields.level;
    this.str1 = fields.str1;
    this.str2 = fields.str2;
    this.str3 = fields.str3;
    this.int1 = fields.int1;
    this.int2 = fields.int2;
    this.outcome = outcome;
    this.procedure = procedure;
  }
}

/** What the client knows about a failure of its own. */
export type ClientErrorOptions = {
  readonly outcome?: CallOutcome;
  readonly procedure?: string | null;
  readonly cause?: unknown;
};

/** Pure. An error made by the client itself. `outcome` is `not_sent` unless given. */
export function clientError(
  reason: keyof typeof CLIENT_ERROR,
  message: string,
  options: ClientErrorOptions = {},
): LibvirtError {
  const fields = {
    code: CLIENT_ERROR[reason],
    domain: 0,
    message,
    level: 2,
    str1: null,
    str2: null,
    str3: null,
  };
  return new LibvirtError(
    { ...fields, int1: 0, int2: 0 },
    options.outcome ?? 'not_sent',
    options.procedure ?? null,
    options.cause,
  );
}

/** Pure. The same error seen from one call: with its outcome, its procedure and an explanation added to the message. */
export function forCall(
  reason: LibvirtError,
  procedure: string,
  outcome: CallOutcome,
  explanation: string,
): LibvirtError {
  const { code, domain, level, str1, str2, str3, int1, int2 } = reason;
  const fields = {
    code,
    domain,
    level,
    str1,
    str2,
    str3,
    int1,
    int2,
    message: `${reason.message}; ${explanation}`,
  };
  return new LibvirtError(fields, outcome, procedure, reason);
}

/** Pure. The caller's signal fired. */
export function abortedError(
  procedure: string,
  outcome: CallOutcome,
  signal: AbortSignal | undefined,
): LibvirtError {
  const message = outcome === 'unknown' ? 'was aborted; outcome unknown' : 'was aborted before it was sent';
  return clientError('aborted', `${procedure} ${message}`, { outcome, procedure, cause: signal?.reason });
}

/** Pure. The call's deadline passed. */
export function deadlineError(procedure: string, outcome: CallOutcome, timeout_ms: number): LibvirtError {
  const message = outcome === 'unknown' ? 'no answer; outcome unknown' : 'it was never sent';
  return clientError('deadline_exceeded', `${procedure}: ${timeout_ms} ms passed, ${message}`, {
    outcome,
    procedure,
  });
}

/** Pure. Whether `error` is a LibvirtError with one of `codes`. */
export function hasCode(error: unknown, ...codes: readonly number[]): error is LibvirtError {
  return error instanceof LibvirtError && codes.includes(error.code);
}

/** virErrorDomain of the RPC layer. */
const FROM_RPC = 7;

/**
 * Pure. Whether the host said that it does not have the function: an older libvirt (unknown procedure: code 39 from the
 * RPC layer) or a driver without it (no_support, operation_unsupported, argument_unsupported).
 */
export function isUnsupported(error: unknown): boolean {
  if (!(error instanceof LibvirtError)) return false;
  if (error.code === VIR_ERROR.rpc) return error.domain === FROM_RPC;
  return hasCode(
    error,
    VIR_ERROR.no_support,
    VIR_ERROR.operation_unsupported,
    VIR_ERROR.argument_unsupported,
    VIR_ERROR.config_unsupported,
  );
}

/** Pure. Whether the object asked for is not there. */
export function isMissing(error: unknown): boolean {
  return hasCode(
    error,
    VIR_ERROR.no_domain,
    VIR_ERROR.no_network,
    VIR_ERROR.no_storage_pool,
    VIR_ERROR.no_storage_volume,
    VIR_ERROR.no_node_device,
    VIR_ERROR.no_nwfilter,
    VIR_ERROR.no_nwfilter_binding,
    VIR_ERROR.no_secret,
    VIR_ERROR.no_domain_snapshot,
    VIR_ERROR.no_domain_metadata,
    VIR_ERROR.no_domain_checkpoint,
    VIR_ERROR.no_network_port,
  );
}

/** Pure. Whether the connection failed, so that the same call may succeed later without any change to it. */
export function isConnectionFailure(error: unknown): boolean {
  return hasCode(
    error,
    CLIENT_ERROR.connect_failed,
    CLIENT_ERROR.connection_lost,
    CLIENT_ERROR.closed,
    CLIENT_ERROR.deadline_exceeded,
    CLIENT_ERROR.queue_full,
    CLIENT_ERROR.stream_stalled,
  );
}
