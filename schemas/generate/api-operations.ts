import { collectionOf } from '../collection.ts';
import type { JsonObject } from './documents.ts';
import { filterSchema, filtersOf } from './filters.ts';
import type { Filter } from './filters.ts';
import type { KindModel, Model } from './model.ts';
import { pascalCase, withArticle, words } from './names.ts';

/** One parameter of an operation. */
export interface ApiParameter {
  /** As it stands in the URL or in the header. */
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: JsonObject;
  readonly description: string;
  readonly required?: boolean;
  /** An object in the query: one parameter for each of its keys, such as `metadata[tier]`. */
  readonly style?: 'deepObject';
  readonly explode?: true;
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
  /** Component schema that the body may follow as well. */
  readonly other_body?: string;
  /** Headers of the answer. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether the answer carries the generation as ETag. */
  readonly etag?: boolean;
}

const uuid: JsonObject = { $ref: '#/components/schemas/id' };
const whole = (minimum: number, maximum?: number, value?: number): JsonObject => ({
  type: 'integer',
  minimum,
  ...(maximum === undefined ? {} : { maximum }),
  ...(value === undefined ? {} : { default: value }),
});
const string: JsonObject = { type: 'string' };
const flag: JsonObject = { type: 'boolean', default: false };

const query = (name: string, schema: JsonObject, description: string): ApiParameter => ({
  name,
  in: 'query',
  schema,
  description,
});
const header = (name: string, schema: JsonObject, description: string): ApiParameter => ({
  name,
  in: 'header',
  schema,
  description,
});
const path = (name: string, description: string): ApiParameter => ({
  name,
  in: 'path',
  schema: uuid,
  description,
  required: true,
});

const CURSOR = query('cursor', string, 'next_cursor of the page before.');
const LIMIT = query('limit', whole(1, 1000, 100), 'Most items on a page.');
const ORIGIN = header(
  'Cairn-Origin',
  { type: 'string', maxLength: 255 },
  'Who keeps the object, for example one Terraform working directory; lets the same client adopt what a killed run left.',
);
const RUN = header('Cairn-Run', { type: 'string', maxLength: 255 }, 'The run of that client.');
const IF_MATCH = header(
  'If-Match',
  { type: 'string', pattern: '^"[0-9]+"$' },
  'Generation that the caller knows, quoted as in the ETag: "3". Refused with 412 when it is another.',
);

/** Pure. Every operation of the API: those of each kind, then the others. */
export function apiOperations(model: Model): readonly ApiOperation[] {
  return [...model.kinds.flatMap(kindOperations), ...IMAGE, ...SERVER, ...SERVICE];
}

function kindOperations(model: KindModel): readonly ApiOperation[] {
  const kind = model.name;
  const name = pascalCase(kind);
  const collection = collectionOf(kind);
  const id = path('id', `Id of the ${words(kind)}.`);
  const one = `/v1/${collection}/{id}`;
  const common = { tag: collection, kind };
  const resource = (statuses: readonly number[]): ApiSuccess => ({ statuses, body: name, etag: true });
  return [
    {
      ...common,
      id: `list${pascalCase(collection)}`,
      method: 'get',
      path: `/v1/${collection}`,
      summary: `List ${words(collection)}.`,
      parameters: [
        query('ids', string, 'Only these ids, separated by commas.'),
        query('name', string, 'Only the object with this name.'),
        query('name_prefix', string, 'Only objects whose name begins so.'),
        query('project_id', uuid, 'Only objects of this project.'),
        ...filtersOf(model).map(filterParameter),
        LIMIT,
        CURSOR,
      ],
      success: { statuses: [200], body: `${name}Page` },
      problems: [400],
    },
    {
      ...common,
      id: `get${name}`,
      method: 'get',
      path: one,
      summary: `Get ${withArticle(kind)}; with wait, as soon as it is ready, stalled or deleted.`,
      parameters: [
        id,
        query(
          'wait',
          { enum: ['ready', 'deleted'] },
          'Hold the answer until the object is ready (or can never be), or is deleted (then 404), or the time is over; the answer is the object as it is then.',
        ),
        query('generation', whole(1), 'With wait=ready: the generation that must have been brought about.'),
        query('timeout_seconds', whole(0, 50, 30), 'With wait: the longest time to hold the answer.'),
      ],
      success: resource([200]),
      problems: [400, 404],
    },
    {
      ...common,
      id: `put${name}`,
      method: 'put',
      path: one,
      summary: `Create or change ${withArticle(kind)}. The caller draws the id, so that a repeated request makes nothing twice.`,
      parameters: [
        id,
        query('dry_run', flag, 'Check everything, store nothing, and answer with an empty object.'),
        query(
          'repair',
          flag,
          'Raise the generation even when the spec is the same: drift that the policy only reports is removed too.',
        ),
        header(
          'If-None-Match',
          { enum: ['*'] },
          'Refuse with 409 when the object already exists, unless this is the same request again.',
        ),
        IF_MATCH,
        ORIGIN,
        RUN,
      ],
      body: `${name}Put`,
      success: { ...resource([200, 201, 202]), other_body: 'DryRun' },
      problems: [400, 404, 409, 412],
    },
    {
      ...common,
      id: `delete${name}`,
      method: 'delete',
      path: one,
      summary: `Ask for the deletion of ${withArticle(kind)}; it is gone once GET answers 404.`,
      parameters: [id, IF_MATCH, ORIGIN, RUN],
      success: resource([202]),
      problems: [400, 404, 409, 412],
    },
    {
      ...common,
      id: `get${name}Plan`,
      method: 'get',
      path: `${one}/plan`,
      summary: `What Cairn would do now to ${withArticle(kind)}, and why.`,
      parameters: [id],
      success: { statuses: [200], body: 'Plan' },
      problems: [400, 404],
    },
    {
      ...common,
      id: `get${name}Journal`,
      method: 'get',
      path: `${one}/journal`,
      summary: `What Cairn did to ${withArticle(kind)}.`,
      parameters: [id, LIMIT, CURSOR],
      success: { statuses: [200], body: 'JournalPage' },
      problems: [400, 404],
    },
  ];
}

function filterParameter(filter: Filter): ApiParameter {
  const { name, description } = filter.property;
  const isMap = filter.match === 'contains';
  const what = isMap
    ? `Only objects whose ${name} holds all of these keys with these values. ${description}`
    : `Only objects with this ${name}. ${description}`;
  const parameter = query(name, filterSchema(filter), what);
  return isMap ? { ...parameter, style: 'deepObject', explode: true } : parameter;
}

const UPLOAD_OFFSET = { 'Upload-Offset': 'Bytes received and kept; the next part begins here.' };

const IMAGE: readonly ApiOperation[] = [
  {
    id: 'getImageUpload',
    tag: 'images',
    method: 'get',
    path: '/v1/images/{id}/content-upload',
    summary: 'How many bytes of the image have arrived.',
    parameters: [path('id', 'Id of the image.')],
    success: { statuses: [200], body: 'UploadState', headers: UPLOAD_OFFSET },
    problems: [400, 404],
  },
  {
    id: 'uploadImagePart',
    tag: 'images',
    method: 'patch',
    path: '/v1/images/{id}/content-upload',
    summary:
      'Add bytes at the end of what has arrived. The part that brings the last byte is answered when the whole was checked.',
    parameters: [
      path('id', 'Id of the image.'),
      {
        ...header('Upload-Offset', whole(0), 'Where the part begins; must be what has arrived so far.'),
        required: true,
      },
    ],
    body: 'bytes',
    success: { statuses: [200], body: 'UploadState', empty_statuses: [204], headers: UPLOAD_OFFSET },
    problems: [400, 404, 409, 503],
  },
];

const SERVER: readonly ApiOperation[] = [
  {
    id: 'getServerConsoleLog',
    tag: 'servers',
    method: 'get',
    path: '/v1/servers/{id}/console-log',
    summary: 'What the guest printed on its serial console.',
    parameters: [
      path('id', 'Id of the server.'),
      query('offset_bytes', whole(0, undefined, 0), 'Where to begin.'),
      query('limit_bytes', whole(1, 1_048_576, 65_536), 'Most bytes to return.'),
    ],
    success: {
      statuses: [200],
      body: 'text',
      headers: { 'Cairn-Next-Offset': 'offset_bytes of the next piece.' },
    },
    problems: [400, 404, 503, 504],
  },
  {
    id: 'rebootServer',
    tag: 'servers',
    method: 'post',
    path: '/v1/servers/{id}/actions/reboot',
    summary: 'Restart the guest.',
    parameters: [path('id', 'Id of the server.')],
    body: 'RebootRequest',
    success: { statuses: [202], body: 'Server', etag: true },
    problems: [400, 404, 409, 503, 504],
  },
];

const SERVICE: readonly ApiOperation[] = [
  {
    id: 'getSession',
    tag: 'service',
    method: 'get',
    path: '/v1/session',
    summary: 'What the token stands for.',
    parameters: [],
    success: { statuses: [200], body: 'Session' },
    problems: [],
  },
  {
    id: 'check',
    tag: 'service',
    method: 'post',
    path: '/v1/checks',
    summary: 'Judge up to 100 planned PUTs without storing any: the dry run of a whole plan.',
    parameters: [ORIGIN, RUN],
    body: 'CheckRequest',
    success: { statuses: [200], body: 'CheckReport' },
    problems: [400],
  },
  {
    id: 'claim',
    tag: 'service',
    method: 'post',
    path: '/v1/claims',
    summary: 'Confirm that the caller has recorded these objects; nobody can adopt them afterwards.',
    parameters: [ORIGIN, RUN],
    body: 'Claims',
    success: { statuses: [], body: 'nothing', empty_statuses: [204] },
    problems: [400],
  },
  {
    id: 'streamEvents',
    tag: 'service',
    method: 'get',
    path: '/v1/events',
    summary:
      'Events as they happen, as server-sent events; or a page of those so far, for who accepts only JSON.',
    parameters: [
      query(
        'after',
        whole(0),
        'Begin after this sequence; Last-Event-ID means the same. Else: now (as JSON: the first).',
      ),
      query('resource_id', uuid, 'Only events of this object.'),
      query('limit', whole(1, 1000, 100), 'As JSON: most events.'),
    ],
    success: { statuses: [200], body: 'events' },
    problems: [400],
  },
  {
    id: 'getDrift',
    tag: 'service',
    method: 'get',
    path: '/v1/drift',
    summary: 'Everything that is not as asked although nobody edited its spec.',
    parameters: [
      query('project_id', uuid, 'Only objects of this project.'),
      query('kind', string, 'Only objects of this kind.'),
    ],
    success: { statuses: [200], body: 'DriftReport' },
    problems: [400],
  },
  {
    id: 'getCapacity',
    tag: 'service',
    method: 'get',
    path: '/v1/capacity',
    summary: 'Whether so many servers of a size fit, how many do, and where.',
    parameters: [
      query('flavor_id', uuid, 'Flavor whose amounts are asked for.'),
      query('vcpus', whole(1, 65_536), "Virtual CPUs of one server; instead of the flavor's."),
      query('memory_mib', whole(1, 2 ** 40), "Memory of one server; instead of the flavor's."),
      query('disk_gib', whole(0, 2 ** 30), "Root disk of one server; instead of the flavor's, else 0."),
      query('server_count', whole(1, 100_000, 1), 'How many such servers.'),
      query('host_id', uuid, 'Only on this host.'),
    ],
    success: { statuses: [200], body: 'Capacity' },
    problems: [400],
  },
  {
    id: 'previewPlacement',
    tag: 'service',
    method: 'post',
    path: '/v1/placement-preview',
    summary:
      'Where a server would be placed if it were asked for now, and why. Nothing is stored or claimed.',
    parameters: [],
    body: 'PlacementPreviewRequest',
    success: { statuses: [200], body: 'PlacementPreview' },
    problems: [400],
  },
  {
    id: 'listWorkers',
    tag: 'service',
    method: 'get',
    path: '/v1/workers',
    summary: 'Periodic tasks and their last runs.',
    parameters: [],
    success: { statuses: [200], body: 'WorkerList' },
    problems: [],
  },
  {
    id: 'getOpenapi',
    tag: 'service',
    method: 'get',
    path: '/v1/openapi.json',
    summary: 'This document.',
    parameters: [],
    success: { statuses: [200], body: 'document' },
    problems: [],
    open: true,
  },
  {
    id: 'getHealth',
    tag: 'service',
    method: 'get',
    path: '/healthz',
    summary: 'Whether the process lives.',
    parameters: [],
    success: { statuses: [200], body: 'Health' },
    problems: [],
    open: true,
  },
  {
    id: 'getReadiness',
    tag: 'service',
    method: 'get',
    path: '/readyz',
    summary: 'Whether the process can work: 503 with the same body when it cannot.',
    parameters: [],
    success: { statuses: [200, 503], body: 'Health' },
    problems: [],
    open: true,
  },
  {
    id: 'getMetrics',
    tag: 'service',
    method: 'get',
    path: '/metrics',
    summary: 'Metrics in the text form of Prometheus.',
    parameters: [],
    success: { statuses: [200], body: 'text' },
    problems: [],
    open: true,
  },
];
