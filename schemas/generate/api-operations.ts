import { collectionOf } from '../collection.ts';
import {
  CURSOR,
  flag,
  header,
  IF_MATCH,
  LIMIT,
  ORIGIN,
  path,
  query,
  RUN,
  string,
  uuid,
  whole,
} from './api-parameters.ts';
import type { ApiOperation, ApiParameter, ApiSuccess } from './api-parameters.ts';
import { filterSchema, filtersOf, ownParametersOf } from './filters.ts';
import type { Filter } from './filters.ts';
import type { KindModel, Model } from './model.ts';
import { pascalCase, withArticle, words } from './names.ts';
import { SERVICE } from './service-operations.ts';

/** Pure. Every operation of the API: those of each kind, then the others. */
export function apiOperations(model: Model): readonly ApiOperation[] {
  return [...model.kinds.flatMap(kindOperations), ...IMAGE, ...SERVER, ...SERVER_ORDERS, ...SERVICE];
}

const CASCADE = query(
  'cascade',
  flag,
  'Domains and projects: take along all that they hold, instead of refusing while they hold anything.',
);

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
        ...ownParametersOf(model).map(({ name: own, values, description }) =>
          query(own, { enum: values }, description),
        ),
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
          { enum: ['ready', 'settled', 'deleted'] },
          'Hold the answer until the object is ready (or can never be), or is deleted (then 404), or the time is over; the answer is the object as it is then. settled: also when it lacks nothing but content that somebody must send.',
        ),
        query(
          'generation',
          whole(1),
          'With wait=ready or settled: the generation that must have been brought about.',
        ),
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
      parameters: [id, CASCADE, IF_MATCH, ORIGIN, RUN],
      success: resource([202]),
      problems: [400, 404, 409, 412],
    },
    {
      ...common,
      id: `get${name}Deletion`,
      method: 'get',
      path: `${one}/deletion`,
      summary: `What the deletion of ${withArticle(kind)} would take along; nothing is deleted.`,
      parameters: [id, CASCADE],
      success: { statuses: [200], body: 'Deletion' },
      problems: [400, 404, 409],
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
  const parameter = (what: string): ApiParameter =>
    query(name, filterSchema(filter), `${what} ${description}`);
  switch (filter.match) {
    case 'equals':
      return parameter(`Only objects with this ${name}.`);
    case 'contains': {
      const asked = parameter(`Only objects whose ${name} holds all of these keys with these values.`);
      return { ...asked, style: 'deepObject', explode: true };
    }
    case 'includes': {
      const what = `Only objects whose ${name} hold all of these, with commas between them; one that holds a comma itself cannot be asked for.`;
      return { ...parameter(what), style: 'form', explode: false };
    }
    default:
      return filter.match satisfies never;
  }
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
      header(
        'Upload-Complete',
        { enum: ['?0', '?1'] },
        '?1: the content ends with this part; needed where the image says no size_bytes.',
      ),
      header(
        'Content-Digest',
        string,
        'SHA-256 of the part, sha-256=:base64:; a part that differs is refused and not kept.',
      ),
      header('Repr-Digest', string, 'SHA-256 of the whole content, checked with its last part.'),
    ],
    body: 'bytes',
    success: { statuses: [200], body: 'UploadState', empty_statuses: [204], headers: UPLOAD_OFFSET },
    problems: [400, 404, 409, 503],
  },
  {
    id: 'getImageContent',
    tag: 'images',
    method: 'get',
    path: '/v1/images/{id}/content',
    summary: 'The bytes of the image, or one range of them.',
    parameters: [
      path('id', 'Id of the image.'),
      header('Range', string, 'bytes=FIRST-LAST: only these.'),
      header('If-Range', string, 'The range only if the content is still this one (its ETag); else all.'),
      header('If-None-Match', string, 'ETag of what the caller has.'),
    ],
    success: {
      statuses: [200, 206],
      body: 'bytes',
      empty_statuses: [304],
      headers: { ETag: 'The SHA-256, quoted.', 'Repr-Digest': 'The SHA-256, as RFC 9530 writes it.' },
    },
    problems: [400, 404, 416, 503],
  },
  {
    id: 'getImageTransfers',
    tag: 'images',
    method: 'get',
    path: '/v1/images/{id}/transfers',
    summary:
      'Bytes of the image that are on their way now: to the service, within it, and to hosts. As server-sent events: once a second until nothing moves.',
    parameters: [path('id', 'Id of the image.')],
    success: {
      statuses: [200],
      body: 'TransferList',
      events: 'Each event has event: transfers and data: a TransferList as JSON.',
    },
    problems: [400, 404, 503],
  },
  {
    id: 'getImageCopies',
    tag: 'images',
    method: 'get',
    path: '/v1/images/{id}/copies',
    summary: 'On which hosts copies of the image are or shall be, and why.',
    parameters: [path('id', 'Id of the image.')],
    success: { statuses: [200], body: 'ImageCopyList' },
    problems: [400, 404],
  },
  {
    id: 'prefetchImage',
    tag: 'images',
    method: 'post',
    path: '/v1/images/{id}/actions/prefetch',
    summary:
      'Copy the image to hosts before a server there needs it. The copies come once the image has its content, and come back when they are removed by hand.',
    parameters: [path('id', 'Id of the image.')],
    body: 'ImageHosts',
    success: { statuses: [202], body: 'Image', etag: true },
    problems: [400, 404, 409],
  },
  {
    id: 'forgetImageCopies',
    tag: 'images',
    method: 'post',
    path: '/v1/images/{id}/actions/forget-copies',
    summary:
      'No longer ask for copies of the image. What no server needs is then kept as a cache, and not brought back.',
    parameters: [path('id', 'Id of the image.')],
    body: 'ImageHosts',
    success: { statuses: [202], body: 'Image', etag: true },
    problems: [400, 404],
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
    id: 'openServerConsole',
    tag: 'servers',
    method: 'post',
    path: '/v1/servers/{id}/consoles',
    summary: 'A token with which one console of the server can be opened once, within a minute.',
    parameters: [path('id', 'Id of the server.')],
    body: 'ConsoleRequest',
    success: { statuses: [201], body: 'Console' },
    problems: [400, 404, 409, 503],
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

/** Pure. An order to a server: what no spec can say, done once. */
function order(word: string, id: string, summary: string, body: string): ApiOperation {
  return {
    id,
    tag: 'servers',
    method: 'post',
    path: `/v1/servers/{id}/actions/${word}`,
    summary: `${summary} Refused at once when it could not be followed; the server is not Ready until it was.`,
    parameters: [path('id', 'Id of the server.')],
    body,
    success: { statuses: [202], body: 'Server', etag: true },
    problems: [400, 404, 409],
  };
}

const SERVER_ORDERS: readonly ApiOperation[] = [
  order(
    'migrate',
    'migrateServer',
    'Move the server to another host: the one that is named, else the one that Cairn chooses.',
    'MigrationRequest',
  ),
  order(
    'abort-migration',
    'abortServerMigration',
    'End the move of the server: it stays where it came from.',
    'NoArguments',
  ),
  order(
    'evacuate',
    'evacuateServer',
    'Take the server from its host, which is known to be dead: fenced, and silent.',
    'EvacuationRequest',
  ),
  order(
    'rebuild',
    'rebuildServer',
    'Make the root disk of the server anew from the image that its spec names; what is on it is lost.',
    'NoArguments',
  ),
  {
    id: 'getServerMigrations',
    tag: 'servers',
    method: 'get',
    path: '/v1/servers/{id}/migrations',
    summary: 'From where to where the server moved, and how far it is.',
    parameters: [path('id', 'Id of the server.')],
    success: { statuses: [200], body: 'ServerMigrationList' },
    problems: [400, 404],
  },
];
