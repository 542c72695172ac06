/** ConfigureProvider and ValidateProviderConfig: find the service, look whether it answers, remember the session. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createApi } from '../client/api.ts';
import type { Session } from '../client/api.ts';
import { createClaims } from '../client/claims.ts';
import { createHttp } from '../client/http.ts';
import { ApiProblem } from '../client/problem.ts';
import { createReader } from '../client/reader.ts';
import { attributePath } from '../protocol/attribute-path.ts';
import { isUnknown } from '../protocol/cty-value.ts';
import { DiagnosticError, errorDiagnostic } from '../protocol/diagnostics.ts';
import type { Diagnostic } from '../protocol/diagnostics.ts';
import { chooseSettings, environmentSource, readCredentials } from './connection-settings.ts';
import type { ConnectionSettings, SettingsSource } from './connection-settings.ts';
import type { ProviderContext } from './context.ts';
import type { Handlers, ObjectValue } from './handlers.ts';
import { originOf } from './origin.ts';
import { problemDiagnostics } from './problem-diagnostics.ts';

const SESSION_MS = 5_000;
/** Drawn once: all resources of one process belong to one run. */
const RUN = randomBytes(8).toString('hex');

const blockSource = (config: ObjectValue): SettingsSource => {
  const read = (name: string): string | undefined => {
    const value = config?.[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  };
  return {
    from: 'the provider block',
    endpoint: read('endpoint'),
    token: read('token'),
    ca_file: read('ca_file'),
    project_id: read('project_id'),
  };
};

const dependsOnUnknown = (config: ObjectValue): boolean =>
  ['endpoint', 'token', 'ca_file', 'project_id'].some((name) => isUnknown(config?.[name]));

const readCa = (settings: ConnectionSettings): string | undefined => {
  if (settings.ca_file === undefined) return undefined;
  try {
    return readFileSync(settings.ca_file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const detail = `${settings.ca_file} cannot be read (${code ?? String(error)}). It must hold certificates in PEM.`;
    throw new DiagnosticError([errorDiagnostic('No CA file', detail)]);
  }
};

const isOlder = (version: string, minimum: string): boolean => {
  const parts = (text: string): number[] => text.split(/[.+-]/).slice(0, 3).map(Number);
  const [have, need] = [parts(version), parts(minimum)];
  for (let index = 0; index < 3; index++) {
    const difference = (have[index] ?? 0) - (need[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
};

const checkVersions = (version: string, session: Session): readonly Diagnostic[] => {
  if (session.api_version !== 'v1') {
    const detail = `The service speaks ${session.api_version}; this provider (${version}) speaks v1. Upgrade the provider.`;
    return [errorDiagnostic('The service is too new', detail)];
  }
  if (session.min_provider_version !== null && isOlder(version, session.min_provider_version)) {
    const detail = `Cairn ${session.service_version} needs provider ${session.min_provider_version} or later; this is ${version}. Upgrade the provider.`;
    return [errorDiagnostic('The provider is too old', detail)];
  }
  return [];
};

const connect = async (
  context: ProviderContext,
  settings: ConnectionSettings,
  terraformVersion: string,
): Promise<readonly Diagnostic[]> => {
  context.log.redact(settings.token);
  const http = createHttp({
    endpoint: settings.endpoint,
    token: settings.token,
    ca_pem: readCa(settings),
    user_agent: `terraform-provider-cairn/${context.version} terraform/${terraformVersion}`,
    log: context.log,
  });
  const api = createApi(http, { origin: originOf(process.cwd(), context.environment), run: RUN });
  try {
    const session = await api.session({ retry_until_ms: performance.now() + SESSION_MS });
    const diagnostics = checkVersions(context.version, session);
    if (diagnostics.length > 0) return diagnostics;
    context.connection = {
      api,
      reader: createReader(api),
      claims: createClaims(api),
      project_id: settings.project_id ?? session.project_id,
    };
    context.log.debug('connected', { endpoint: settings.endpoint, service: session.service_version });
    return [];
  } catch (error) {
    if (error instanceof ApiProblem) return problemDiagnostics(error, undefined, 'connect to Cairn');
    throw error;
  }
};

/** Effect: the two handlers; configuring sets `context.connection`. */
export const configureHandlers = (
  context: ProviderContext,
): Pick<Handlers, 'validateProviderConfig' | 'configureProvider' | 'stopProvider'> => ({
  validateProviderConfig: ({ config }) => {
    const endpoint = config?.['endpoint'];
    const isWrong = typeof endpoint === 'string' && !/^https?:\/\/[^/]/.test(endpoint.trim());
    const detail = 'Give the URL of the service, such as http://127.0.0.1:8788.';
    return Promise.resolve({
      diagnostics: isWrong
        ? [errorDiagnostic('The endpoint is not a URL', detail, attributePath('endpoint'))]
        : [],
    });
  },
  configureProvider: async ({ config, terraform_version }) => {
    context.stopping = new AbortController();
    if (dependsOnUnknown(config)) {
      context.connection = 'unknown';
      return {};
    }
    context.connection = 'waiting';
    const settings = chooseSettings([
      blockSource(config),
      environmentSource(context.environment),
      ...readCredentials(context.environment),
    ]);
    if ('summary' in settings) {
      const { attribute, summary, detail } = settings;
      const path =
        attribute in context.description.provider.attributes ? attributePath(attribute) : undefined;
      return { diagnostics: [errorDiagnostic(summary, detail, path)] };
    }
    return { diagnostics: await connect(context, settings, terraform_version) };
  },
  stopProvider: () => {
    context.log.info('asked to stop');
    context.stopping.abort();
    return Promise.resolve();
  },
});
