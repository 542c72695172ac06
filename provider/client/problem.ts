/** How the service refuses: problem details with Cairn's codes. */

/** One thing wrong with a request. `path` is a JSON pointer such as `/spec/nics/eth0/address`. */
export interface Violation {
  readonly path: string;
  readonly message: string;
  readonly hint?: string;
}

/** The object that is in the way of a request. */
export interface Existing {
  readonly id: string;
  /** An earlier run of this same client left it and nobody keeps it. */
  readonly adoptable: boolean;
}

/** What an ApiProblem is made of. `status` is 0 when the service did not answer at all. */
export interface ProblemFields {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly request_id?: string;
  readonly errors?: readonly Violation[];
  readonly existing?: Existing;
  /** The setting of the provider that is at fault, when one is. */
  readonly setting?: 'endpoint' | 'ca_file';
  /** The version of its API that the service named. */
  readonly api_version?: string;
}

/** The service refused, or could not be reached (code `unavailable`), or was late (code `timeout`). */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly request_id: string | undefined;
  readonly errors: readonly Violation[];
  readonly existing: Existing | undefined;
  readonly setting: 'endpoint' | 'ca_file' | undefined;
  readonly api_version: string | undefined;

  constructor(fields: ProblemFields, cause?: unknown) {
    super(`${fields.title}: ${fields.detail}`, cause === undefined ? undefined : { cause });
    this.status = fields.status;
    this.code = fields.code;
    this.title = fields.title;
    this.detail = fields.detail;
    this.request_id = fields.request_id;
    this.errors = fields.errors ?? [];
    this.existing = fields.existing;
    this.setting = fields.setting;
    this.api_version = fields.api_version;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (value: unknown, fallback: string): string =>
  typeof value === 'string' && value !== '' ? value : fallback;

const violation = (value: unknown): Violation[] => {
  if (!isObject(value)) return [];
  const base = { path: text(value['path'], ''), message: text(value['message'], 'is wrong') };
  return [typeof value['hint'] === 'string' ? { ...base, hint: value['hint'] } : base];
};

const CODE_BY_STATUS: Readonly<Record<number, string>> = {
  400: 'invalid_input',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  412: 'stale_generation',
  503: 'unavailable',
  504: 'timeout',
};

/** Pure. The problem in the body of a refusal; a proxy's page or an empty body still gives a usable one. `more` is added to it. */
export const parseProblem = (
  status: number,
  body: string,
  more: Pick<ProblemFields, 'api_version'> = {},
): ApiProblem => {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    json = undefined;
  }
  if (isObject(json)) return problemFrom(status, json, more);
  return new ApiProblem({
    ...more,
    status,
    code: CODE_BY_STATUS[status] ?? 'internal',
    title: `HTTP status ${status}`,
    detail: body.trim() === '' ? 'The answer has no text.' : body.trim().slice(0, 500),
  });
};

/** Pure. The problem that a JSON object describes; what it leaves out follows from the status. */
export const problemFrom = (
  status: number,
  json: Readonly<Record<string, unknown>>,
  more: Pick<ProblemFields, 'api_version'> = {},
): ApiProblem => {
  const code = CODE_BY_STATUS[status] ?? 'internal';
  const existing = json['existing'];
  const errors = json['errors'];
  return new ApiProblem({
    ...more,
    status,
    code: text(json['code'], code),
    title: text(json['title'], `HTTP status ${status}`),
    detail: text(json['detail'], text(json['title'], `HTTP status ${status}`)),
    ...(typeof json['request_id'] === 'string' ? { request_id: json['request_id'] } : {}),
    errors: Array.isArray(errors) ? errors.flatMap(violation) : [],
    ...(isObject(existing) && typeof existing['id'] === 'string'
      ? { existing: { id: existing['id'], adoptable: existing['adoptable'] === true } }
      : {}),
  });
};
