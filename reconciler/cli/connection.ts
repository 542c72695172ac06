import { join } from 'node:path';
import { Failure } from './failure.ts';

/** What a user may say about the service, in one place (flags, environment, a file). */
export type ConnectionSource = {
  /** For people, such as `--endpoint` or the file's path. */
  readonly from: string;
  readonly endpoint?: string | undefined;
  readonly token?: string | undefined;
  readonly ca_file?: string | undefined;
  readonly project_id?: string | undefined;
};

/** Where the service is and who asks. */
export type Connection = {
  readonly endpoint: string;
  readonly token: string;
  readonly ca_file: string | null;
  /** Project of objects that name none. */
  readonly project_id: string | null;
  /** For people: where endpoint and token came from. */
  readonly from: string;
};

/** Pure. What the environment says. */
export function environmentSource(
  environment: Readonly<Record<string, string | undefined>>,
): ConnectionSource {
  const read = (name: string): string | undefined => environment[name]?.trim() || undefined;
  return {
    from: 'the environment',
    endpoint: read('CAIRN_ENDPOINT'),
    token: read('CAIRN_TOKEN'),
    ca_file: read('CAIRN_CA_FILE'),
    project_id: read('CAIRN_PROJECT_ID'),
  };
}

/** Pure. The user's own file, where the Terraform provider looks too. Source: XDG Base Directory Specification. */
export function userCredentialsFile(
  environment: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  return join(environment['XDG_CONFIG_HOME'] || join(home, '.config'), 'cairn', 'credentials.json');
}

/** Pure. The data directory of the service on this machine, as schemas/config.json describes its default. */
export function defaultDataDirectory(
  environment: Readonly<Record<string, string | undefined>>,
  home: string,
  user_id: number,
): string {
  const own = environment['CAIRN_DATA_DIRECTORY'];
  if (own !== undefined && own !== '') return own;
  if (user_id === 0) return '/var/lib/cairn-service';
  return join(environment['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'cairn');
}

/** Pure. The content of a credentials file. Throws a Failure that names the file. */
export function parseCredentials(file: string, text: string): ConnectionSource {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Failure('Bad credentials', `${file} is not a JSON object with endpoint and token.`, {
      hints: ['restart the service, which writes the file again, or remove the file'],
    });
  }
  const fields = value as Readonly<Record<string, unknown>>;
  const read = (name: string): string | undefined => {
    const field = fields[name];
    return typeof field === 'string' && field !== '' ? field : undefined;
  };
  return {
    from: file,
    endpoint: read('endpoint'),
    token: read('token'),
    ca_file: read('ca_file'),
    project_id: read('project_id'),
  };
}

/**
 * Pure. Puts sources together, the first that says something wins, field by field; but what a file says of one service
 * is not used for another: its token never leaves for an endpoint that came from elsewhere.
 * Throws a Failure that names what is missing and how to get it.
 */
export function chooseConnection(sources: readonly ConnectionSource[]): Connection {
  const named = sources.find((source) => source.endpoint !== undefined);
  if (named?.endpoint === undefined) throw missing('endpoint', sources);
  const endpoint = trimSlashes(named.endpoint);
  if (!/^https?:\/\/[^/]/.test(endpoint) || !URL.canParse(endpoint)) {
    throw new Failure('Bad endpoint', `'${endpoint}' (from ${named.from}) is no URL of a service.`, {
      hints: ['give a URL such as http://127.0.0.1:8788'],
    });
  }
  const fitting = sources.filter(
    (source) => source.endpoint === undefined || trimSlashes(source.endpoint) === endpoint,
  );
  const bearer = fitting.find((source) => source.token !== undefined);
  if (bearer?.token === undefined) throw missing('token', sources, endpoint);
  return {
    endpoint,
    token: bearer.token,
    ca_file: fitting.find((source) => source.ca_file !== undefined)?.ca_file ?? null,
    project_id: fitting.find((source) => source.project_id !== undefined)?.project_id ?? null,
    from: bearer === named ? named.from : `${named.from} and ${bearer.from}`,
  };
}

function trimSlashes(endpoint: string): string {
  return endpoint.replace(/\/+$/, '');
}

function missing(
  what: 'endpoint' | 'token',
  sources: readonly ConnectionSource[],
  endpoint?: string,
): Failure {
  const looked = sources.map((source) => source.from).join(', ');
  const sentence =
    what === 'endpoint'
      ? `no endpoint is known; looked at ${looked}.`
      : `no token is known for ${endpoint ?? 'the service'}; looked at ${looked}.`;
  return new Failure(what === 'endpoint' ? 'No service' : 'No token', sentence, {
    hints: [
      'on the machine of the service, as its user: cairn serve (it writes credentials.json, which is found by itself)',
      'elsewhere: export CAIRN_ENDPOINT=http://HOST:8788 CAIRN_TOKEN=TOKEN (both stand in credentials.json of the service)',
    ],
  });
}
