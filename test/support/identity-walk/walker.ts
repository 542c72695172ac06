import { randomBytes } from 'node:crypto';

/** A Keystone v3 endpoint (".../v3") and the administrator who signs in there with a password, in the domain `default`. */
export type IdentityTarget = {
  readonly auth_url: string;
  readonly username: string;
  readonly password: string;
  readonly project_name: string;
};

/**
 * What one request was answered with, without anything that differs from run to run. `shape` lists the body's keys as
 * "path type", a list's elements together under [] and maps with free keys under *.
 */
export type Answer = {
  /** For example `POST /projects`. */
  readonly route: string;
  /** Which of the route's cases. */
  readonly case: string;
  readonly status: number;
  /** Names in lower case, less those that belong to the connection. */
  readonly headers: readonly string[];
  readonly shape: readonly string[];
};

/** A request of the walk. `path` defaults to the route's, less its method. */
export type Call = {
  readonly path?: string;
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

type Reply = { readonly status: number; readonly headers: Headers; readonly json: Json };
type Json = Readonly<Record<string, unknown>>;

const OF_THE_CONNECTION = new Set(['connection', 'date', 'keep-alive', 'server', 'transfer-encoding']);
/** Headers that nearly every answer has. */
export const COMMON_HEADERS: readonly string[] = [
  'content-length',
  'content-type',
  'vary',
  'x-openstack-request-id',
];

const ID = /^([0-9a-f]{32}|[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12})$/;
const TIME_Z = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/;

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value !== 'string') return typeof value;
  if (ID.test(value)) return 'id';
  if (TIME_Z.test(value)) return 'time with microseconds and Z';
  if (TIME.test(value)) return 'time with microseconds, no Z';
  return /^https?:\/\//.test(value) ? 'url' : 'string';
}

function collect(value: unknown, path: string, found: Set<string>): void {
  if (Array.isArray(value)) {
    if (value.length === 0) found.add(`${path}[] empty`);
    for (const each of value) collect(each, `${path}[]`, found);
    return;
  }
  if (value === null || typeof value !== 'object') {
    found.add(`${path} ${kindOf(value)}`);
    return;
  }
  const entries = Object.entries(value);
  if (entries.length === 0) found.add(`${path} {}`);
  for (const [key, inner] of entries) {
    const name = ID.test(key) ? '*' : key;
    collect(inner, path === '' ? name : `${path}.${name}`, found);
  }
}

/** Pure. The keys of a JSON value with their types, sorted. */
export function shapeOf(value: unknown): readonly string[] {
  const found = new Set<string>();
  collect(value, '', found);
  return [...found].sort();
}

/** Asks and records. */
export type Walker = {
  readonly answers: readonly Answer[];
  /** Effect: one request; records its answer. The admin's token unless told otherwise, none for null. */
  readonly ask: (route: string, which: string, call?: Call) => Promise<Reply>;
  /** Effect: signs in without recording. Throws when that is refused. */
  readonly signIn: (identity: unknown, scope?: unknown) => Promise<string>;
};

async function parse(response: Response): Promise<Json> {
  const text = await response.text();
  try {
    return JSON.parse(text) as Json;
  } catch {
    return {};
  }
}

/** Pure. An answer without anything that differs from run to run. */
export function answerOf(route: string, which: string, { status, headers }: Response, json: unknown): Answer {
  const names = [...headers.keys()].filter((name) => !OF_THE_CONNECTION.has(name)).sort();
  const shape = route.startsWith('HEAD') || status === 204 ? [] : shapeOf(json);
  return { route, case: which, status, headers: names, shape };
}

/** Effect: signs in as the administrator. */
export async function createWalker(target: IdentityTarget): Promise<Walker> {
  const answers: Answer[] = [];
  const signIn = async (identity: unknown, scope?: unknown): Promise<string> => {
    const response = await fetch(`${target.auth_url}/auth/tokens`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ auth: { identity, ...(scope === undefined ? {} : { scope }) } }),
    });
    const token = response.headers.get('x-subject-token');
    if (token === null) throw new Error(`sign in: ${response.status} ${await response.text()}`);
    return token;
  };
  const admin = await signIn(
    passwordOf({ name: target.username, domain: { id: 'default' } }, target.password),
    { project: { name: target.project_name, domain: { id: 'default' } } },
  );
  const ask = async (route: string, which: string, call: Call = {}): Promise<Reply> => {
    const [method = '', template = ''] = route.split(' ');
    const token = call.token === undefined ? admin : call.token;
    const response = await fetch(`${target.auth_url}${call.path ?? template}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(token === null ? {} : { 'X-Auth-Token': token }),
        ...(call.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...call.headers,
      },
      ...(call.body === undefined
        ? {}
        : { body: typeof call.body === 'string' ? call.body : JSON.stringify(call.body) }),
    });
    const json = await parse(response);
    answers.push(answerOf(route, which, response, json));
    return { status: response.status, headers: response.headers, json };
  };
  return { answers, ask, signIn };
}

/** Pure. The `identity` of a sign-in by password. */
export function passwordOf(user: unknown, password: string): Json {
  return { methods: ['password'], password: { user: { ...(user as Json), password } } };
}

/** Effect: reads the random generator. A name that nothing else has. */
export function unique(prefix: string): string {
  return `${prefix}-${randomBytes(4).toString('hex')}`;
}
