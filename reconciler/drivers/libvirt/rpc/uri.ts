/**
 * libvirt connection URIs: `driver[+transport]://[user@][host][:port]/path[?parameters]`.
 * Source: libvirt documentation, "Connection URIs" and "Remote support".
 */
import { clientError } from './errors.ts';
import type { LibvirtError } from './errors.ts';

/** A URI taken apart. `remote_name` is what the daemon is asked to open. */
export type LibvirtUri = {
  readonly driver: string;
  readonly transport: 'unix' | 'tcp' | 'tls' | 'ssh';
  readonly user: string | null;
  readonly host: string | null;
  readonly port: number | null;
  readonly remote_name: string;
  /** Path of the unix socket, when given. */
  readonly socket: string | null;
  /** ssh: identity file, known hosts file, program to run instead of `ssh`. */
  readonly keyfile: string | null;
  readonly known_hosts: string | null;
  readonly command: string | null;
  /** `legacy`: libvirtd or virtproxyd; `direct`: the driver's own daemon; `auto`: the one that is there. */
  readonly mode: 'auto' | 'legacy' | 'direct';
};

/** Parameters that this side consumes; all others are passed on to the driver in `remote_name`. */
const OWN_PARAMETERS = new Set([
  'socket',
  'keyfile',
  'known_hosts',
  'known_hosts_verify',
  'command',
  'mode',
  'name',
  'no_tty',
  'no_verify',
  'pkipath',
  'proxy',
  'netcat',
  'sshauth',
  'auth',
  'tls_priority',
]);

/** Parameters that would weaken or change the connection in ways this client does not do. */
const REFUSED_PARAMETERS = ['no_verify', 'pkipath', 'tls_priority', 'netcat'] as const;

/** A host name or address that cannot be taken for an option or a shell word. */
const HOST = /^(?:[A-Za-z0-9](?:[A-Za-z0-9._-]*)|\[[0-9A-Fa-f:.]+(?:%[A-Za-z0-9_.-]+)?\])$/;
const USER = /^[A-Za-z0-9_][A-Za-z0-9_.@-]*$/;
const URI =
  /^([a-z][a-z0-9]*)(?:\+([a-z0-9]+))?:\/\/(?:([^@/?#]*)@)?(\[[^\]/?#]*\]|[^:/?#]*)(?::([0-9]+))?(\/[^?#]*)?(?:\?([^#]*))?$/;

function invalid(uri: string, reason: string): LibvirtError {
  return clientError('invalid_uri', `libvirt URI ${JSON.stringify(uri)}: ${reason}`);
}

function readTransport(uri: string, given: string | undefined, host: string | null): LibvirtUri['transport'] {
  if (given === undefined) return host === null ? 'unix' : 'tls';
  if (given === 'unix' || given === 'tcp' || given === 'tls' || given === 'ssh') return given;
  throw invalid(uri, `the transport ${given} is not one of unix, tcp, tls, ssh`);
}

function readMode(uri: string, mode: string | null): LibvirtUri['mode'] {
  if (mode === null) return 'auto';
  if (mode === 'auto' || mode === 'legacy' || mode === 'direct') return mode;
  throw invalid(uri, `mode must be auto, legacy or direct, not ${mode}`);
}

function readPort(uri: string, port: string | undefined): number | null {
  if (port === undefined) return null;
  const number = Number(port);
  if (number < 1 || number > 65_535) throw invalid(uri, `port ${port} is not between 1 and 65535`);
  return number;
}

/** Pure. Takes a URI apart. Throws LibvirtError invalid_uri. */
export function parseLibvirtUri(uri: string): LibvirtUri {
  const match = URI.exec(uri);
  if (match === null) throw invalid(uri, 'it must look like qemu+tls://host/system');
  const [, driver = '', given, user = null, hostText = '', portText, path = '', query = ''] = match;
  const host = hostText === '' ? null : hostText;
  if (host !== null && !HOST.test(host)) throw invalid(uri, `${host} is not a host name or address`);
  if (user !== null && !USER.test(user)) throw invalid(uri, `${user} is not a user name`);
  const transport = readTransport(uri, given, host);
  if (transport !== 'unix' && host === null) throw invalid(uri, `${transport} needs a host`);
  if (transport === 'unix' && host !== null)
    throw invalid(uri, 'a unix socket has no host; use ?socket=/path');
  const parameters = new URLSearchParams(query);
  for (const name of REFUSED_PARAMETERS) {
    if (parameters.has(name)) throw invalid(uri, `the parameter ${name} is not supported`);
  }
  const passed = [...parameters].filter(([name]) => !OWN_PARAMETERS.has(name));
  const rest = passed.length > 0 ? `?${new URLSearchParams(passed).toString()}` : '';
  return {
    driver,
    transport,
    user,
    host: host?.replace(/^\[|\]$/g, '') ?? null,
    port: readPort(uri, portText),
    remote_name: parameters.get('name') ?? `${driver}://${path}${rest}`,
    socket: parameters.get('socket'),
    keyfile: parameters.get('keyfile'),
    known_hosts: parameters.get('known_hosts'),
    command: parameters.get('command'),
    mode: readMode(uri, parameters.get('mode')),
  };
}
