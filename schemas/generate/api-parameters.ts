import type { JsonObject } from './documents.ts';

/** One parameter of an operation. */
export interface ApiParameter {
  /** As it stands in the URL or in the header. */
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: JsonObject;
  readonly description: string;
  readonly required?: boolean;
  /** An object in the query: one parameter for each of its keys, such as `metadata[tier]`. */
  readonly style?: 'deepObject' | 'form';
  readonly explode?: boolean;
}

/** One operation of the HTTP API. */
export interface ApiOperation {
  /** operationId and name of the client's method. */
  readonly id: string;
  readonly tag: string;
  readonly method: 'get' | 'put' | 'post' | 'patch' | 'delete';
  readonly path: string;
  readonly summary: string;
  readonly parameters: readonly ApiParameter[];
  /** Component schema of the JSON body, or `bytes`. */
  readonly body?: string;
  readonly success: ApiSuccess;
  /** Statuses of problems beyond 401, 403 and 500, which every operation knows. */
  readonly problems: readonly number[];
  /** Whether no token is needed. */
  readonly open?: boolean;
  readonly kind?: string;
}

/** What an operation answers when it went well. */
export interface ApiSuccess {
  readonly statuses: readonly number[];
  /** Component schema of the JSON body; `text`, `events`, `document` or `nothing` for other forms. */
  readonly body: string;
  /** Statuses that come without a body. */
  readonly empty_statuses?: readonly number[];
  /** What the events hold for who asks for server-sent events instead. */
  readonly events?: string;
  /** Component schema that the body may follow as well. */
  readonly other_body?: string;
  /** Headers of the answer. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether the answer carries the generation as ETag. */
  readonly etag?: boolean;
}

/** Schema of an id. */
export const uuid: JsonObject = { $ref: '#/components/schemas/id' };
/** Pure. Schema of a whole number. */
export const whole = (minimum: number, maximum?: number, value?: number): JsonObject => ({
  type: 'integer',
  minimum,
  ...(maximum === undefined ? {} : { maximum }),
  ...(value === undefined ? {} : { default: value }),
});
/** Schema of any text. */
export const string: JsonObject = { type: 'string' };
/** Schema of a switch that is off. */
export const flag: JsonObject = { type: 'boolean', default: false };

/** Pure. A parameter in the query. */
export const query = (name: string, schema: JsonObject, description: string): ApiParameter => ({
  name,
  in: 'query',
  schema,
  description,
});
/** Pure. A parameter in the headers. */
export const header = (name: string, schema: JsonObject, description: string): ApiParameter => ({
  name,
  in: 'header',
  schema,
  description,
});
/** Pure. A parameter in the path. */
export const path = (name: string, description: string): ApiParameter => ({
  name,
  in: 'path',
  schema: uuid,
  description,
  required: true,
});

/** Where a page begins. */
export const CURSOR = query('cursor', string, 'next_cursor of the page before.');
/** Size of a page. */
export const LIMIT = query('limit', whole(1, 1000, 100), 'Most items on a page.');
/** Header: who keeps the object. */
export const ORIGIN = header(
  'Cairn-Origin',
  { type: 'string', maxLength: 255 },
  'Who keeps the object, for example one Terraform working directory; lets the same client adopt what a killed run left.',
);
/** Header: which run of that client. */
export const RUN = header('Cairn-Run', { type: 'string', maxLength: 255 }, 'The run of that client.');
/** Header: says that two requests are one. */
export const IDEMPOTENCY_KEY = header(
  'Idempotency-Key',
  { type: 'string', pattern: '^[A-Za-z0-9_-]{16,128}$' },
  'Drawn for this one request, for example a UUID. Sent again with the same key it gives the same answer, so that an answer that was lost leaves nothing behind.',
);
/** Header: the generation that is expected. */
export const IF_MATCH = header(
  'If-Match',
  { type: 'string', pattern: '^"[0-9]+"$' },
  'Generation that the caller knows, quoted as in the ETag: "3". Refused with 412 when it is another.',
);
