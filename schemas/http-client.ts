import type { Problem } from './generated/api.ts';

/** How a client reaches a service. */
export interface ClientOptions {
  /** URL of the service, such as `http://127.0.0.1:8788`, without `/v1`. */
  readonly endpoint: string;
  /** Bearer token; left out only for what needs none. */
  readonly token?: string;
  /** Replaces the global fetch, for tests. */
  readonly fetch?: typeof fetch;
  /** Longest time for one request, besides the time that a wait asks for. Default 30 000. */
  readonly timeout_ms?: number;
}

/** What every call takes besides its own parameters. */
export interface CallOptions {
  /** Ends the call early. */
  readonly signal?: AbortSignal;
}

/** A parameter as a caller gives it; what is undefined is not sent. */
export type ParameterValue = string | number | boolean | undefined;

/** A parameter in a query: an object stands for one parameter for each of its keys, as `metadata[tier]`; a list for its words with commas between them. */
export type QueryValue = ParameterValue | readonly string[] | Readonly<Record<string, string>>;

/** One request, ready but for the address of the service. */
export interface ClientRequest {
  readonly method: string;
  /** Path with its parameters filled in. */
  readonly path: string;
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly headers?: Readonly<Record<string, ParameterValue>>;
  /** Sent as JSON, bytes as they are. */
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/** The service refused a request: `problem.code` says why, for programs; the message is for people. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail === '' ? problem.title : problem.detail);
    this.problem = problem;
  }

  /** Code from the table of errors. */
  get code(): Problem['code'] {
    return this.problem.code;
  }

  /** HTTP status. */
  get status(): number {
    return this.problem.status;
  }

  /** What is wrong with the request, one by one. */
  get errors(): NonNullable<Problem['errors']> {
    return this.problem.errors ?? [];
  }
}

const TIMEOUT_MS = 30_000;

/**
 * Effect: one HTTP request; the JSON of the answer, undefined when it has no body (204). Throws ApiProblem: the service's own, or `unavailable` when
 * it cannot be reached, `timeout` when it is late, `internal` when it answers something else.
 */
export async function sendJson<Answer>(options: ClientOptions, request: ClientRequest): Promise<Answer> {
  return withDeadline(options, request, async (inTime) => {
    const response = await send(options, inTime, 'application/json');
    if (response.status === 204) return undefined as Answer;
    return (await response.json()) as Answer;
  });
}

/** Effect: as sendJson, for an answer without a body. */
export async function sendNothing(options: ClientOptions, request: ClientRequest): Promise<void> {
  await sendJson<undefined>(options, request);
}

/** Effect: as sendJson, for an answer in plain text. */
export async function sendText(options: ClientOptions, request: ClientRequest): Promise<string> {
  return withDeadline(options, request, async (inTime) => (await send(options, inTime, 'text/plain')).text());
}

/**
 * Effect: opens a stream of server-sent events and yields the JSON of each `data`, until the service ends the
 * stream or the signal ends the call. Throws as sendJson; has no deadline.
 *
 * @yields {Item} the data of one event
 */
export async function* streamJson<Item>(
  options: ClientOptions,
  request: ClientRequest,
): AsyncGenerator<Item, void, undefined> {
  const response = await failuresAsProblems(request, () => send(options, request, 'text/event-stream'));
  if (response.body === null) return;
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let buffer = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      buffer += decoder.decode(value as Uint8Array, { stream: true });
      const blocks = buffer.split(/\r?\n\r?\n/);
      buffer = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = eventData(block);
        if (data !== '') yield JSON.parse(data) as Item;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/**
 * Effect: fetches bytes, as they come. Throws as sendJson; has no deadline.
 *
 * @yields {Uint8Array} the next bytes
 */
export async function* streamBytes(
  options: ClientOptions,
  request: ClientRequest,
): AsyncGenerator<Uint8Array, void, undefined> {
  const response = await failuresAsProblems(request, () =>
    send(options, request, 'application/octet-stream'),
  );
  if (response.body === null) return;
  const reader = response.body.getReader();
  try {
    for (;;) {
      const { done, value } = await failuresAsProblems(request, () => reader.read());
      if (done) return;
      yield value as Uint8Array;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Pure. The data lines of one server-sent event, joined; empty for comments that only keep the line open. */
export function eventData(block: string): string {
  return block
    .split(/\r?\n/)
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice('data:'.length).replace(/^ /, ''))
    .join('\n');
}

function isList(value: QueryValue): value is readonly string[] {
  return Array.isArray(value);
}

/** Pure. The URL of a request: endpoint, path and the parameters that are given. */
export function urlOf(endpoint: string, request: Pick<ClientRequest, 'path' | 'query'>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(request.query ?? {})) {
    if (isList(value)) query.set(name, value.join(','));
    else if (typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) query.set(`${name}[${key}]`, inner);
    } else if (value !== undefined) query.set(name, String(value));
  }
  const text = query.toString();
  return `${endpoint.replace(/\/+$/, '')}${request.path}${text === '' ? '' : `?${text}`}`;
}

/** Pure. The parameters among the options of a call: all but its signal. */
export function parametersOf(options: CallOptions): Readonly<Record<string, QueryValue>> {
  const { signal: _signal, ...parameters } = options;
  return parameters as Readonly<Record<string, QueryValue>>;
}

/** Pure. One segment of a path, escaped. */
export function segment(value: string): string {
  return encodeURIComponent(value);
}

/** Pure. A generation -> the value of If-Match. */
export function entityTag(generation: number | undefined): string | undefined {
  return generation === undefined ? undefined : `"${generation}"`;
}

async function send(options: ClientOptions, request: ClientRequest, accept: string): Promise<Response> {
  const response = await (options.fetch ?? fetch)(urlOf(options.endpoint, request), {
    method: request.method,
    headers: headersOf(options, request, accept),
    ...bodyOf(request.body),
    signal: request.signal ?? null,
  });
  if (response.ok || (response.status === 503 && isJson(response))) return response;
  throw new ApiProblem(await problemOf(response));
}

/**
 * Makes a call end in time. The timer is our own: the garbage collector may take an AbortSignal.timeout that only AbortSignal.any still knows, and
 * then it never fires (nodejs/node issue 57736).
 */
async function withDeadline<Answer>(
  options: ClientOptions,
  request: ClientRequest,
  call: (inTime: ClientRequest) => Promise<Answer>,
): Promise<Answer> {
  const wait = request.query?.['wait'] === undefined ? 0 : Number(request.query['timeout_seconds'] ?? 30);
  const ended = new AbortController();
  const follow = (): void => ended.abort(request.signal?.reason);
  const timer = setTimeout(
    () => ended.abort(new DOMException('The service did not answer in time.', 'TimeoutError')),
    (options.timeout_ms ?? TIMEOUT_MS) + wait * 1000,
  );
  if (request.signal?.aborted === true) follow();
  request.signal?.addEventListener('abort', follow, { once: true });
  try {
    return await failuresAsProblems(request, () => call({ ...request, signal: ended.signal }));
  } finally {
    clearTimeout(timer);
    request.signal?.removeEventListener('abort', follow);
  }
}

function headersOf(options: ClientOptions, request: ClientRequest, accept: string): Record<string, string> {
  const headers: Record<string, string> = { accept: `${accept}, application/problem+json` };
  if (options.token !== undefined) headers['authorization'] = `Bearer ${options.token}`;
  if (request.body instanceof Uint8Array) headers['content-type'] = 'application/octet-stream';
  else if (request.body !== undefined) headers['content-type'] = 'application/json';
  for (const [name, value] of Object.entries(request.headers ?? {})) {
    if (value !== undefined) headers[name] = String(value);
  }
  return headers;
}

function bodyOf(body: unknown): { body?: string | Uint8Array<ArrayBuffer> } {
  if (body === undefined) return {};
  return { body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body) };
}

/** What the caller aborted is thrown as it is; every other failure becomes an ApiProblem. */
async function failuresAsProblems<Value>(
  request: ClientRequest,
  attempt: () => Promise<Value>,
): Promise<Value> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof ApiProblem || request.signal?.aborted === true) throw error;
    const late = error instanceof DOMException && error.name === 'TimeoutError';
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new ApiProblem(
      late
        ? localProblem('timeout', 504, 'Timed out', 'The service did not answer in time.')
        : localProblem('unavailable', 503, 'Unavailable', `The service cannot be reached: ${cause}.`),
    );
  }
}

function isJson(response: Response): boolean {
  return /^application\/json\b/.test(response.headers.get('content-type') ?? '');
}

async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text().catch(() => '');
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && 'code' in value && 'detail' in value) {
      return value as Problem;
    }
  } catch {
    // Not JSON: something between us and the service answered.
  }
  const found = text.trim().slice(0, 200);
  return localProblem(
    'internal',
    response.status,
    'Unexpected answer',
    `The answer (HTTP ${response.status}) does not come from Cairn: ${found === '' ? 'it is empty' : found}`,
  );
}

function localProblem(code: Problem['code'], status: number, title: string, detail: string): Problem {
  return { type: 'about:blank', title, status, detail, code, request_id: '' };
}
