import { readFile } from 'node:fs/promises';
import { findConnection as findSettings } from '../../schemas/connection/find.ts';
import { readText, readToken } from '../../schemas/connection/read.ts';
import type { TokenSurroundings } from '../../schemas/connection/read.ts';
import type { Credential } from '../../schemas/connection/settings.ts';
import { TokenError } from '../../schemas/connection/token-error.ts';
import { createClient } from '../../schemas/generated/client.ts';
import type { Client } from '../../schemas/generated/client.ts';
import type { ApiProblem } from '../../schemas/http-client.ts';
import { unusableConnection } from './connection.ts';
import type { Connection } from './connection.ts';
import { Failure } from './failure.ts';
import { createFetch, createRenewingFetch } from './http.ts';
import type { Io } from './io.ts';

/** What the connection flags say, as commander gives them. */
export type ConnectionFlags = {
  readonly endpoint?: string;
  readonly token?: string;
  readonly caFile?: string;
  readonly cloud?: string;
};

/** A service to talk to. */
export type Service = {
  readonly client: Client;
  readonly connection: Connection;
  /** Effect: one request with the token, for answers that are no JSON. `path` begins with /v1. */
  readonly request: (path: string, accept: string, signal: AbortSignal) => Promise<Response>;
};

/** Effect: reads flags, environment and credentials files; logs in when they name a user. Throws a Failure that says what is missing. */
export async function openService(io: Io, flags: ConnectionFlags): Promise<Service> {
  const { connection, renew } = await connect(io, flags);
  const { endpoint, token, ca_file } = connection;
  const ca = ca_file === null ? null : await readCa(ca_file);
  const fetch = renew === null ? createFetch(ca) : createRenewingFetch(createFetch(ca), token, renew);
  const request: Service['request'] = (path, accept, signal) =>
    fetch(`${endpoint}${path}`, { headers: { accept, authorization: `Bearer ${token}` }, signal });
  return { client: createClient({ endpoint, token, fetch }), connection, request };
}

/**
 * Effect: reads the environment and files that may name the service, strongest first, puts them together by the
 * rules that the Terraform provider has too, and logs in when they name a user. Throws a Failure that says what is missing and how to get it.
 */
export async function findConnection(io: Io, flags: ConnectionFlags): Promise<Connection> {
  return (await connect(io, flags)).connection;
}

/** A connection; `renew` logs in once more, and is null for a token that no login gave. */
type Opened = {
  readonly connection: Connection;
  readonly renew: (() => Promise<string>) | null;
};

async function connect(io: Io, flags: ConnectionFlags): Promise<Opened> {
  const { environment, home, user_id } = io;
  const around = { environment, home, user_id, directory: process.cwd(), read: readText };
  const { endpoint: flag_endpoint, token: flag_token, caFile: ca_file, cloud } = flags;
  const configured = { from: 'the flags', endpoint: flag_endpoint, token: flag_token, ca_file, cloud };
  const chosen = findSettings(around, configured);
  if ('summary' in chosen) throw unusableConnection(chosen);
  const { endpoint, endpoint_from, credential } = chosen;
  const getToken = async (): Promise<string> => {
    const needsCa = credential.kind === 'login' && chosen.ca_file !== undefined;
    const ca_pem = needsCa ? await readCa(chosen.ca_file) : undefined;
    return tokenOf(credential, { environment, ca_pem });
  };
  const connection = {
    endpoint,
    token: await getToken(),
    ca_file: chosen.ca_file ?? null,
    project_id: chosen.project_id ?? null,
    project_name: chosen.project_name ?? null,
    from: credential.from === endpoint_from ? endpoint_from : `${endpoint_from} and ${credential.from}`,
  };
  return { connection, renew: credential.kind === 'login' ? getToken : null };
}

async function tokenOf(credential: Credential, around: TokenSurroundings): Promise<string> {
  try {
    return await readToken(credential, around);
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    throw new Failure(credential.kind === 'login' ? error.title : 'No token', error.message, {
      cause: error,
    });
  }
}

async function readCa(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new Failure('Bad certificate file', `${file} cannot be read: ${(error as Error).message}.`, {
      hints: ['give the PEM file of the authority that signed the certificate of the service with --ca-file'],
      cause: error,
    });
  }
}

/** Pure. What the service or the way to it answered, as a failure with the next step. */
export function problemFailure({ problem }: ApiProblem, connection: Connection | null): Failure {
  const { code, title, detail, errors, existing, request_id } = problem;
  return new Failure(title, detail === '' ? `${title}.` : detail, {
    code,
    hints: hintsFor(code, request_id === '', existing?.id, connection),
    ...(errors === undefined ? {} : { violations: errors }),
    ...(request_id === '' ? {} : { request_id }),
  });
}

function hintsFor(
  code: string,
  isLocal: boolean,
  existing_id: string | undefined,
  connection: Connection | null,
): readonly string[] {
  const from = connection === null ? '' : ` (${connection.endpoint}, from ${connection.from})`;
  if (code === 'unavailable' && isLocal)
    return [`cairn doctor, which says what is wrong with the service${from}`];
  if (code === 'unauthenticated') return [`cairn token create NAME, on the machine of the service${from}`];
  if (existing_id !== undefined) return [`the object that has the name is ${existing_id}`];
  return [];
}
