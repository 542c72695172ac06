/** Which service to talk to: the provider block, then the environment, then credentials files. */
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Environment variables, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What one place says about the service. */
export interface SettingsSource {
  /** For people, such as "the provider block" or a file's path. */
  readonly from: string;
  readonly endpoint?: string | undefined;
  readonly token?: string | undefined;
  readonly ca_file?: string | undefined;
  readonly project_id?: string | undefined;
  /** Why the place could not be used although it exists. */
  readonly problem?: string;
}

/** Everything needed to connect. */
export interface ConnectionSettings {
  readonly endpoint: string;
  readonly token: string;
  readonly ca_file: string | undefined;
  readonly project_id: string | undefined;
}

/** Settings that cannot be used: which one, why, and what to do. */
export interface SettingsProblem {
  readonly attribute: 'endpoint' | 'token' | 'ca_file';
  readonly summary: string;
  readonly detail: string;
}

type SettingName = 'endpoint' | 'token' | 'ca_file' | 'project_id';

const filled = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

/** Pure. What the environment says. */
export const environmentSource = (environment: Environment): SettingsSource => ({
  from: 'the environment (CAIRN_ENDPOINT, CAIRN_TOKEN, CAIRN_CA_FILE, CAIRN_PROJECT_ID)',
  endpoint: filled(environment['CAIRN_ENDPOINT']),
  token: filled(environment['CAIRN_TOKEN']),
  ca_file: filled(environment['CAIRN_CA_FILE']),
  project_id: filled(environment['CAIRN_PROJECT_ID']),
});

/**
 * Pure. Where credentials files may lie: the user's own, then the one that a service on this machine keeps in its
 * data directory. Source: XDG Base Directory Specification.
 */
export const credentialsFiles = (
  environment: Environment,
  home: string,
  userId: number,
): readonly string[] => {
  const own = join(environment['XDG_CONFIG_HOME'] || join(home, '.config'), 'cairn', 'credentials.json');
  const byUser =
    userId === 0
      ? '/var/lib/cairn-service'
      : join(environment['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'cairn');
  return [own, join(environment['CAIRN_DATA_DIRECTORY'] || byUser, 'credentials.json')];
};

/** Pure. What the text of a credentials file says. */
export const parseCredentials = (file: string, text: string): SettingsSource => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  if (typeof json !== 'object' || json === null) {
    return { from: file, problem: `${file} is not a JSON object with endpoint and token` };
  }
  const fields = json as Readonly<Record<string, unknown>>;
  const read = (name: SettingName): string | undefined => filled(fields[name]);
  return {
    from: file,
    endpoint: read('endpoint'),
    token: read('token'),
    ca_file: read('ca_file'),
    project_id: read('project_id'),
  };
};

/** Effect: reads the credentials files that exist. */
export const readCredentials = (environment: Environment): readonly SettingsSource[] =>
  credentialsFiles(environment, environment['HOME'] || homedir(), process.getuid?.() ?? -1).flatMap(
    (file) => {
      try {
        return [parseCredentials(file, readFileSync(file, 'utf8'))];
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'ENOENT' || code === 'ENOTDIR') return [{ from: file }];
        return [{ from: file, problem: `${file} cannot be read (${code ?? String(error)})` }];
      }
    },
  );

const trimSlashes = (endpoint: string): string => endpoint.replace(/\/+$/, '');

const missing = (
  what: 'endpoint' | 'token',
  sources: readonly SettingsSource[],
  endpoint: string | undefined,
): SettingsProblem => {
  const problems = sources.flatMap(({ problem }) => (problem === undefined ? [] : [problem]));
  const looked = sources.map(({ from }) => `  - ${from}`).join('\n');
  return {
    attribute: what,
    summary: what === 'endpoint' ? 'No Cairn service is configured' : 'No token for Cairn',
    detail:
      (what === 'endpoint'
        ? 'The provider does not know the URL of the Cairn service.'
        : `The provider has no API token for ${endpoint ?? 'the service'}.`) +
      ` It looked at\n${looked}\n` +
      (problems.length > 0 ? `\n${problems.join('\n')}\n` : '') +
      '\nOn the machine of the service, run terraform as the user of the service: `cairn serve` writes ' +
      'credentials.json, which is found by itself. Elsewhere, copy that file to ' +
      '~/.config/cairn/credentials.json, or set CAIRN_ENDPOINT and CAIRN_TOKEN to what stands in it.',
  };
};

/**
 * Pure. Puts sources together, the first that says something wins, setting by setting; but the token of a
 * credentials file is not sent to another service than the one that the file names.
 */
export const chooseSettings = (sources: readonly SettingsSource[]): ConnectionSettings | SettingsProblem => {
  const endpoint = sources.find((source) => source.endpoint !== undefined)?.endpoint;
  if (endpoint === undefined) return missing('endpoint', sources, undefined);
  if (!/^https?:\/\/[^/]/.test(endpoint) || !URL.canParse(endpoint)) {
    return {
      attribute: 'endpoint',
      summary: 'The endpoint is not a URL',
      detail: `${JSON.stringify(endpoint)} is not the URL of a service. Give one such as http://127.0.0.1:8788.`,
    };
  }
  const fitting = sources.filter(
    (source) => source.endpoint === undefined || trimSlashes(source.endpoint) === trimSlashes(endpoint),
  );
  const token = fitting.find((source) => source.token !== undefined)?.token;
  if (token === undefined) return missing('token', sources, endpoint);
  return {
    endpoint: trimSlashes(endpoint),
    token,
    ca_file: fitting.find((source) => source.ca_file !== undefined)?.ca_file,
    project_id: fitting.find((source) => source.project_id !== undefined)?.project_id,
  };
};
