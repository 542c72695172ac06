import { CairnError, type ErrorCode } from '../../model/error.ts';
import { CLIENT_ERROR, LibvirtError, VIR_ERROR } from './rpc/errors.ts';

/** errno ENOSPC, which libvirt passes on in int1 of a system error. */
const ENOSPC = 28;

const CODES: ReadonlyMap<number, ErrorCode> = new Map<number, ErrorCode>([
  [VIR_ERROR.no_domain, 'not_found'],
  [VIR_ERROR.no_network, 'not_found'],
  [VIR_ERROR.no_storage_pool, 'not_found'],
  [VIR_ERROR.no_storage_volume, 'not_found'],
  [VIR_ERROR.domain_exists, 'conflict'],
  [VIR_ERROR.network_exists, 'conflict'],
  [VIR_ERROR.storage_volume_exists, 'conflict'],
  [VIR_ERROR.resource_busy, 'conflict'],
  [VIR_ERROR.operation_invalid, 'conflict'],
  [VIR_ERROR.no_support, 'unsupported'],
  [VIR_ERROR.config_unsupported, 'unsupported'],
  [VIR_ERROR.argument_unsupported, 'unsupported'],
  [VIR_ERROR.operation_unsupported, 'unsupported'],
  [VIR_ERROR.operation_timeout, 'timeout'],
  [CLIENT_ERROR.deadline_exceeded, 'timeout'],
  [CLIENT_ERROR.aborted, 'timeout'],
  [CLIENT_ERROR.invalid_uri, 'invalid_input'],
  [CLIENT_ERROR.protocol_violation, 'internal'],
  [CLIENT_ERROR.invalid_argument, 'internal'],
]);

const ADVICE: ReadonlyMap<number, string> = new Map<number, string>([
  [CLIENT_ERROR.connect_failed, 'Check that libvirtd runs there and that the URI of the host is right.'],
  [CLIENT_ERROR.connection_lost, 'Cairn reconnects by itself and looks again before it does anything.'],
  [
    CLIENT_ERROR.server_certificate_refused,
    "Give the host's ca_certificate the authority that signed its certificate, and use the name in the certificate in the URI.",
  ],
  [
    CLIENT_ERROR.client_certificate_rejected,
    "Give the host's client_certificate and client_key a pair that its libvirtd accepts.",
  ],
  [VIR_ERROR.auth_failed, 'The user Cairn connects as may not manage libvirt there.'],
  [VIR_ERROR.operation_denied, 'The user Cairn connects as may not manage libvirt there.'],
]);

function isDiskFull(error: LibvirtError): boolean {
  // A stream carries no errno of its own: there the daemon puts strerror's text behind its code.
  return (
    error.code === VIR_ERROR.system_error &&
    (error.int1 === ENOSPC || /No space left on device/.test(error.message))
  );
}

/**
 * Pure. A failure met on a host, as a CairnError whose message names the host and says what to do. What is not
 * a LibvirtError passes unchanged.
 */
export function translateError(host_name: string, thrown: unknown): unknown {
  if (!(thrown instanceof LibvirtError)) return thrown;
  const detail = `${thrown.procedure ?? 'connection'}: code ${thrown.code}, outcome ${thrown.outcome}: ${thrown.message}`;
  if (isDiskFull(thrown)) {
    const message = `The disk of host '${host_name}' is full: remove images or servers there, or enlarge the file system that holds its storage_path.`;
    return new CairnError('unavailable', message, { detail, cause: thrown, disk_full: true });
  }
  const advice = ADVICE.get(thrown.code);
  const said = thrown.message.replace(/\s+/g, ' ').slice(0, 500).replace(/\.$/, '');
  const message = `Host '${host_name}': ${said}.${advice === undefined ? '' : ` ${advice}`}`;
  return new CairnError(CODES.get(thrown.code) ?? 'unavailable', message, { detail, cause: thrown });
}

/** Pure. Whether the host said that the object does not exist. */
export function isMissing(thrown: unknown): boolean {
  return (
    thrown instanceof LibvirtError &&
    (thrown.code === VIR_ERROR.no_domain ||
      thrown.code === VIR_ERROR.no_network ||
      thrown.code === VIR_ERROR.no_storage_pool ||
      thrown.code === VIR_ERROR.no_storage_volume)
  );
}

/** Pure. Whether the host refused because the object is already in the wanted state. */
export function isAlreadySo(thrown: unknown): boolean {
  return thrown instanceof LibvirtError && thrown.code === VIR_ERROR.operation_invalid;
}
