/** The first words with a service: is it there, is it ours, do the versions fit, may we, and in which project are we? */
import { X509Certificate, randomBytes } from 'node:crypto';
import { loginSecret } from '../../schemas/connection/login.ts';
import { readText, readToken } from '../../schemas/connection/read.ts';
import type { ChosenConnection, ConnectionProblem } from '../../schemas/connection/settings.ts';
import { TokenError } from '../../schemas/connection/token-error.ts';
import { API_VERSION, versionFault } from '../../schemas/versions.ts';
import { createApi } from '../client/api.ts';
import type { CairnApi, Session } from '../client/cairn-api.ts';
import { createChecks } from '../client/checks.ts';
import { createClaims } from '../client/claims.ts';
import { createHttp } from '../client/http.ts';
import { ApiProblem } from '../client/problem.ts';
import { createReader } from '../client/reader.ts';
import { attributePath } from '../protocol/attribute-path.ts';
import { DiagnosticError, errorDiagnostic } from '../protocol/diagnostics.ts';
import type { Diagnostic } from '../protocol/diagnostics.ts';
import type { Connection, ProviderContext } from './context.ts';
import { originOf } from './origin.ts';
import { problemDiagnostics } from './problem-diagnostics.ts';
import { createRenewal } from './token.ts';

/** What was found, how to look again, and who asks. */
export interface ConnectRequest {
  readonly chosen: ChosenConnection;
  readonly find: () => ChosenConnection | ConnectionProblem;
  readonly terraform_version: string;
}

const SESSION_MS = 5_000;
/** Drawn once: all resources of one process belong to one run. */
const RUN = randomBytes(8).toString('hex');

const refuse = (summary: string, detail: string, attribute: string): DiagnosticError =>
  new DiagnosticError([errorDiagnostic(summary, detail, attributePath(attribute))]);

const holdsCertificates = (text: string): boolean => {
  const found = text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  try {
    return found.length > 0 && found.every((pem) => new X509Certificate(pem).subject !== undefined);
  } catch {
    return false;
  }
};

const readCa = (file: string | undefined): string | undefined => {
  if (file === undefined) return undefined;
  const found = readText(file);
  if (found.outcome !== 'read') {
    const reason = found.outcome === 'absent' ? 'there is no such file' : found.reason;
    throw refuse('No CA file', `${file} cannot be read: ${reason}.`, 'ca_file');
  }
  if (holdsCertificates(found.text)) return found.text;
  const detail = `${file} holds no certificates in PEM, the form that begins with -----BEGIN CERTIFICATE-----.`;
  throw refuse('Not a CA file', detail, 'ca_file');
};

const firstToken = async (
  context: ProviderContext,
  { credential }: ChosenConnection,
  ca_pem: string | undefined,
): Promise<string> => {
  if (credential.kind === 'login') context.log.redact(loginSecret(credential.login));
  try {
    const { environment } = context;
    return await readToken(credential, { environment, ca_pem, patience_ms: SESSION_MS });
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    const own = { file: 'token_file', login: 'username', token: 'token', command: 'token' } as const;
    throw refuse(error.title, error.message, error.setting ?? own[credential.kind]);
  }
};

const checkSession = (context: ProviderContext, chosen: ChosenConnection, session: Session): void => {
  const fault = versionFault(context.version, session);
  if (fault !== undefined) throw refuse(fault.summary, fault.detail, 'endpoint');
  if (chosen.region === undefined || session.region === null || session.region === chosen.region) return;
  const detail = `${chosen.endpoint} serves the region ${session.region}, but ${chosen.region} is wanted.`;
  throw refuse('Another region', detail, 'region');
};

const projectOf = async (
  api: CairnApi,
  { project_id, project_name }: ChosenConnection,
  session: Session,
): Promise<string | null> => {
  if (project_id !== undefined) return project_id;
  if (project_name === undefined) return session.project_id;
  const [found] = await api.byName('projects', project_name, undefined);
  if (found !== undefined) return found.id;
  const detail = `There is no project ${JSON.stringify(project_name)} that this token may see. Set project_id, or another name.`;
  throw refuse('No such project', detail, 'project_id');
};

/** A service without /v1/session speaks another version, or is none of ours. */
const explain = (context: ProviderContext, endpoint: string, problem: ApiProblem): readonly Diagnostic[] => {
  const { status, api_version } = problem;
  if (status === 404 && api_version !== undefined && api_version !== API_VERSION) {
    const service = { service_version: '', api_version, min_provider_version: null };
    const fault = versionFault(context.version, service);
    if (fault !== undefined) return refuse(fault.summary, fault.detail, 'endpoint').diagnostics;
  }
  if (status === 404) {
    const detail = `${endpoint} has no /v1/session: it is not a Cairn service, or one that is older than every provider. Is the endpoint right?`;
    return refuse('Not a Cairn service', detail, 'endpoint').diagnostics;
  }
  const setting = problem.setting ?? (problem.code === 'unauthenticated' ? 'token' : undefined);
  return problemDiagnostics(problem, undefined, 'connect to Cairn').map((diagnostic) =>
    setting === undefined ? diagnostic : { ...diagnostic, path: attributePath(setting) },
  );
};

/** Effect: reads CA file and token or logs in, asks for the session. The connection, or what stands in its way. */
export const connect = async (
  context: ProviderContext,
  request: ConnectRequest,
): Promise<Connection | readonly Diagnostic[]> => {
  const { chosen, find, terraform_version } = request;
  const { endpoint } = chosen;
  const ca_pem = readCa(chosen.ca_file);
  const token = await firstToken(context, chosen, ca_pem);
  context.log.redact(token);
  const http = createHttp({
    endpoint,
    token,
    renew: createRenewal(context, chosen, find, ca_pem),
    ca_pem,
    user_agent: `terraform-provider-cairn/${context.version} terraform/${terraform_version}`,
    log: context.log,
  });
  const api = createApi(http, { origin: originOf(process.cwd(), context.environment), run: RUN });
  try {
    const session = await api.session({ retry_until_ms: performance.now() + SESSION_MS });
    checkSession(context, chosen, session);
    const project_id = await projectOf(api, chosen, session);
    context.log.debug('connected', {
      endpoint,
      endpoint_from: chosen.endpoint_from,
      token_from: chosen.credential.from,
      service: session.service_version,
    });
    return {
      api,
      reader: createReader(api),
      checks: createChecks(api, () => context.stopping.signal),
      claims: createClaims(api),
      project_id,
    };
  } catch (error) {
    if (error instanceof ApiProblem) return explain(context, endpoint, error);
    throw error;
  }
};
