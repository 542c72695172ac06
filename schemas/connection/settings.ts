/** Which service to talk to and as whom: what several places say, put together by one rule for provider and command. */
import { identityUrl, projectScope } from './login.ts';
import type { Login } from './login.ts';

/** Environment variables, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What one place says about the service. */
export interface ConnectionSource {
  /** For people, such as "the provider block" or a file's path. */
  readonly from: string;
  readonly endpoint?: string | undefined;
  readonly token?: string | undefined;
  /** A file that holds the token and nothing else. */
  readonly token_file?: string | undefined;
  /** A shell command that prints the token. */
  readonly token_command?: string | undefined;
  /** User name and password, or an application credential: a token is to be had with it. */
  readonly login?: Login | undefined;
  readonly ca_file?: string | undefined;
  readonly region?: string | undefined;
  readonly project_id?: string | undefined;
  readonly project_name?: string | undefined;
  /** Why the place could not be used, or not all of it. */
  readonly problem?: string | undefined;
  /** The place was named by the user, so its problem is an error even if another place would do. */
  readonly is_demanded?: boolean;
  /** The setting that the problem is about; default `cloud`. */
  readonly problem_attribute?: ConnectionProblem['attribute'];
  /** The place speaks of whole services: without endpoint and token of its own, the rest of it means another one. */
  readonly is_foreign?: boolean;
}

/** Where the token comes from: the text itself, or something to read it from. */
export type Credential =
  | { readonly kind: 'token'; readonly from: string; readonly token: string }
  | { readonly kind: 'file'; readonly from: string; readonly file: string }
  | { readonly kind: 'command'; readonly from: string; readonly command: string }
  | { readonly kind: 'login'; readonly from: string; readonly login: Login; readonly auth_url: string };

/** Everything needed to connect. */
export interface ChosenConnection {
  /** Without slash at the end. */
  readonly endpoint: string;
  readonly endpoint_from: string;
  readonly credential: Credential;
  readonly ca_file: string | undefined;
  readonly region: string | undefined;
  readonly project_id: string | undefined;
  /** To be looked up when there is no project_id. */
  readonly project_name: string | undefined;
}

/** Settings that cannot be used: which one, why, and what to do. */
export interface ConnectionProblem {
  readonly attribute: 'endpoint' | 'token' | 'cloud' | 'username';
  readonly summary: string;
  readonly detail: string;
  /** The detail without the advice, on one line. */
  readonly brief: string;
}

const HOW_TO_GET_ONE =
  'On the machine of the service, run this as the user of the service: `cairn serve` writes credentials.json, ' +
  'which is found by itself. Elsewhere, copy that file to ~/.config/cairn/credentials.json, or set ' +
  'CAIRN_ENDPOINT and CAIRN_TOKEN to what stands in it. Or log in as the clients of OpenStack do: OS_AUTH_URL, ' +
  'OS_USERNAME, OS_PASSWORD and OS_PROJECT_NAME, or OS_CLOUD.';

/** Pure. The text without spaces around it; undefined when nothing is left or it is no text. */
export function filled(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** Pure. Can this be the URL of a service? If not, what is wrong with it. */
export function endpointFault(endpoint: string): string | undefined {
  if (!/^https?:\/\/[^/]/.test(endpoint) || !URL.canParse(endpoint)) {
    return `${JSON.stringify(endpoint)} is not the URL of a service. Give one such as http://127.0.0.1:8788.`;
  }
  const url = new URL(endpoint);
  if (url.username !== '' || url.password !== '') {
    return 'The URL of the service holds a user name or password, which would end up in logs. Leave them out: Cairn takes a token.';
  }
  return undefined;
}

/** Pure. What the variables of Cairn say. */
export function environmentSource(environment: Environment): ConnectionSource {
  const read = (name: string): string | undefined => filled(environment[name]);
  return {
    from: 'the environment (CAIRN_ENDPOINT, CAIRN_TOKEN, CAIRN_TOKEN_FILE, CAIRN_TOKEN_COMMAND, ...)',
    endpoint: read('CAIRN_ENDPOINT'),
    token: read('CAIRN_TOKEN'),
    token_file: read('CAIRN_TOKEN_FILE'),
    token_command: read('CAIRN_TOKEN_COMMAND'),
    ca_file: read('CAIRN_CA_FILE'),
    region: read('CAIRN_REGION'),
    project_id: read('CAIRN_PROJECT_ID'),
  };
}

/** Pure. What the text of a credentials file says: JSON with endpoint and token. */
export function parseCredentials(file: string, text: string): ConnectionSource {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return { from: file, problem: `${file} is not a JSON object with endpoint and token` };
  }
  const fields = json as Readonly<Record<string, unknown>>;
  return {
    from: file,
    endpoint: filled(fields['endpoint']),
    token: filled(fields['token']),
    ca_file: filled(fields['ca_file']),
    region: filled(fields['region']),
    project_id: filled(fields['project_id']),
  };
}

/**
 * Pure. Puts sources together, strongest first: the first that says something wins, setting by setting. But what a
 * place says of one service is not used for another: its token is not sent elsewhere than to the endpoint that stands
 * beside it.
 */
export function chooseConnection(sources: readonly ConnectionSource[]): ChosenConnection | ConnectionProblem {
  const refused = sources.find(({ is_demanded, problem }) => is_demanded === true && problem !== undefined);
  if (refused?.problem !== undefined) {
    const detail = `${refused.problem}.`;
    const attribute = refused.problem_attribute ?? 'cloud';
    const summary = attribute === 'cloud' ? 'The cloud cannot be used' : 'The login cannot be used';
    return { attribute, summary, detail, brief: detail };
  }
  const named = sources.find(({ endpoint }) => endpoint !== undefined);
  if (named?.endpoint === undefined) return missing('endpoint', sources);
  const fault = endpointFault(named.endpoint);
  if (fault !== undefined) {
    const detail = `${fault} It comes from ${named.from}.`;
    return { attribute: 'endpoint', summary: 'The endpoint is not a URL', detail, brief: detail };
  }
  const endpoint = trimSlashes(named.endpoint);
  const fitting = sources.filter(
    (source) => source.endpoint === undefined || trimSlashes(source.endpoint) === endpoint,
  );
  const bearer = fitting.find((source) => credentialOf(source, endpoint) !== undefined);
  const credential = bearer === undefined ? undefined : credentialOf(bearer, endpoint);
  if (credential === undefined) return missing('token', sources, endpoint);
  const speaking = fitting.filter(
    (source) => source.is_foreign !== true || source.endpoint !== undefined || source === bearer,
  );
  const first = (name: 'ca_file' | 'region'): string | undefined =>
    speaking.find((source) => source[name] !== undefined)?.[name];
  const project = speaking.find(
    ({ project_id, project_name }) => project_id !== undefined || project_name !== undefined,
  );
  const { project_id, project_name } = project ?? {};
  const base = {
    endpoint,
    endpoint_from: named.from,
    ca_file: first('ca_file'),
    region: first('region'),
    project_id,
  };
  if (credential.kind !== 'login') return { ...base, credential, project_name };
  const login_fault = endpointFault(credential.auth_url);
  if (login_fault !== undefined) {
    const detail = `${login_fault} It comes from ${credential.from}.`;
    return { attribute: 'endpoint', summary: 'The endpoint is not a URL', detail, brief: detail };
  }
  const scoped = project === bearer ? credential : scopedTo(credential, project_id, project_name);
  // A token for a project says itself which one it is; its name may be another's too, in another domain.
  const isKnown = scoped.login.scope?.kind === 'project' && project_id === undefined;
  return { ...base, credential: scoped, project_name: isKnown ? undefined : project_name };
}

type LoginCredential = Extract<Credential, { readonly kind: 'login' }>;

/** A login for the project that a stronger place names, unless it is for a domain or the system. */
function scopedTo(
  credential: LoginCredential,
  project_id: string | undefined,
  project_name: string | undefined,
): LoginCredential {
  const { login } = credential;
  const scope = projectScope(project_id, project_name);
  const isFixed = login.scope !== undefined && login.scope.kind !== 'project';
  return isFixed || scope === undefined ? credential : { ...credential, login: { ...login, scope } };
}

function credentialOf(source: ConnectionSource, endpoint: string): Credential | undefined {
  const { from, token, token_file, token_command, login } = source;
  if (token !== undefined) return { kind: 'token', from, token };
  if (token_file !== undefined) return { kind: 'file', from, file: token_file };
  if (token_command !== undefined) return { kind: 'command', from, command: token_command };
  const auth_url = login?.auth_url ?? identityUrl(endpoint);
  return login === undefined || auth_url === undefined ? undefined : { kind: 'login', from, login, auth_url };
}

function trimSlashes(endpoint: string): string {
  return endpoint.replace(/\/+$/, '');
}

function missing(
  what: 'endpoint' | 'token',
  sources: readonly ConnectionSource[],
  endpoint?: string,
): ConnectionProblem {
  const problems = sources.flatMap(({ problem }) => (problem === undefined ? [] : [`${problem}.`]));
  const looked = sources.map(({ from }) => from);
  const sentence =
    what === 'endpoint'
      ? 'The URL of the Cairn service is not known.'
      : `There is no API token for ${endpoint ?? 'the service'}, and no login.`;
  return {
    attribute: what,
    summary: what === 'endpoint' ? 'No Cairn service is configured' : 'No token for Cairn',
    detail:
      `${sentence} Looked at\n${looked.map((place) => `  - ${place}`).join('\n')}\n` +
      (problems.length > 0 ? `\n${problems.join('\n')}\n` : '') +
      `\n${HOW_TO_GET_ONE}`,
    brief: [sentence, `Looked at ${looked.join(', ')}.`, ...problems].join(' '),
  };
}
