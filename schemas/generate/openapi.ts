import { collectionOf } from '../collection.ts';
import { apiOperations } from './api-operations.ts';
import type { ApiOperation } from './api-parameters.ts';
import { apiShapes } from './api-shapes.ts';
import { envelope, resourcePage } from './resource-shapes.ts';
import { orNull, record } from './shape-words.ts';
import { isObject, textOf } from './documents.ts';
import type { Json, JsonObject, SchemaDocument, SchemaDocuments } from './documents.ts';
import type { Model } from './model.ts';
import { pascalCase, withArticle } from './names.ts';

/** Pure. Documents and their model -> generated/openapi.json, an OpenAPI 3.1 description of the whole HTTP API. */
export function openapi(documents: SchemaDocuments, model: Model, version: string): JsonObject {
  const operations = apiOperations(model);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Cairn',
      version,
      summary: 'Declares servers, networks and images and keeps them as declared.',
      description:
        'Every kind has the same operations. PUT stores what is asked for and answers at once; GET with wait=ready answers when it has been brought about. Errors are RFC 9457 problems with a code.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'The service that serves this document.' }],
    security: [{ token: [] }],
    tags: tags(model),
    paths: paths(operations),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'A token of Cairn.' } },
      schemas: {
        ...commonSchemas(documents.common),
        ...apiShapes(model.kinds.map((kind) => kind.name)),
        ...Object.assign({}, ...documents.kinds.map(kindSchemas)),
      },
    },
  };
}

function tags(model: Model): Json {
  return [
    ...model.kinds.map((kind) => ({ name: collectionOf(kind.name), description: kind.description })),
    { name: 'service', description: 'The service itself.' },
  ];
}

function paths(operations: readonly ApiOperation[]): JsonObject {
  const paths: Record<string, Record<string, Json>> = {};
  for (const operation of operations) {
    const path = (paths[operation.path] ??= {});
    path[operation.method] = toOperation(operation);
  }
  return paths;
}

function toOperation(operation: ApiOperation): JsonObject {
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    ...(operation.open === true ? { security: [] } : {}),
    ...(operation.parameters.length === 0
      ? {}
      : { parameters: operation.parameters.map((parameter) => ({ ...parameter })) }),
    ...(operation.body === undefined
      ? {}
      : { requestBody: { required: true, content: bodyContent(operation.body) } }),
    responses: responses(operation),
  };
}

function responses(operation: ApiOperation): JsonObject {
  const problems = operation.open === true ? operation.problems : [401, 403, ...operation.problems];
  const { success } = operation;
  const names = { ...(success.etag === true ? { ETag: 'The generation, quoted.' } : {}), ...success.headers };
  const headers: JsonObject = Object.fromEntries(
    Object.entries(names).map(([name, description]) => [name, { schema: { type: 'string' }, description }]),
  );
  const answer = (status: number, content: JsonObject): [string, JsonObject] => [
    String(status),
    {
      description: STATUS_WORDS[status] ?? 'Done.',
      ...(Object.keys(headers).length === 0 ? {} : { headers }),
      ...content,
    },
  ];
  return {
    ...Object.fromEntries(
      success.statuses.map((status) => {
        const other = status === 200 ? success.other_body : undefined;
        const content = { ...bodyContent(success.body, other), ...eventContent(success) };
        return answer(status, { content });
      }),
    ),
    ...Object.fromEntries((success.empty_statuses ?? []).map((status) => answer(status, {}))),
    ...Object.fromEntries(problems.map((status) => [String(status), problemResponse(STATUS_WORDS[status])])),
    default: problemResponse('Any other problem.'),
  };
}

const STATUS_WORDS: Readonly<Record<number, string>> = {
  200: 'Done.',
  201: 'Created: stored, and brought about soon.',
  202: 'Accepted: stored, and brought about soon.',
  204: 'Done; there is nothing to say.',
  206: 'The range.',
  304: 'The caller has it.',
  400: 'invalid_input or unsupported: the request breaks a rule; errors says where.',
  401: 'unauthenticated: no token, or one that does not hold.',
  403: 'forbidden or quota_exceeded.',
  404: 'not_found: absent, or not for this token to know.',
  409: 'conflict: the name is taken or the object is in use.',
  416: 'The range begins behind the end.',
  412: 'stale_generation: If-Match did not hold.',
  429: 'too_many_requests: wait as Retry-After says.',
  503: 'unavailable: a host, the database or a store cannot be reached.',
  504: 'timeout.',
};

function problemResponse(description = 'A problem.'): JsonObject {
  return {
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

function eventContent({ events }: ApiOperation['success']): JsonObject {
  if (events === undefined) return {};
  return { 'text/event-stream': { schema: { type: 'string', description: events } } };
}

function bodyContent(body: string, other?: string): JsonObject {
  switch (body) {
    case 'bytes':
      return { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };
    case 'text':
      return { 'text/plain': { schema: { type: 'string' } } };
    case 'events':
      return {
        'text/event-stream': {
          schema: {
            type: 'string',
            description: 'Each event has id: <sequence>, event: <type> and data: an Event as JSON.',
          },
        },
        'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/Event' } } },
      };
    case 'document':
      return { 'application/json': { schema: { type: 'object', additionalProperties: true } } };
    default: {
      const schemas = [body, ...(other === undefined ? [] : [other])].map((name) => ({
        $ref: `#/components/schemas/${name}`,
      }));
      const [only] = schemas;
      return {
        'application/json': {
          schema: schemas.length === 1 && only !== undefined ? only : { anyOf: schemas },
        },
      };
    }
  }
}

function commonSchemas(common: SchemaDocument): JsonObject {
  const definitions = common.schema['$defs'];
  return isObject(definitions) ? localReferences(definitions) : {};
}

/** One kind's schema -> five components: what is sent, what comes back, the status, the resource and the page. */
function kindSchemas({ file, schema }: SchemaDocument): JsonObject {
  const kind = file.replace(/\.json$/, '');
  const name = pascalCase(kind);
  const properties = Object.entries(isObject(schema['properties']) ? schema['properties'] : {}).flatMap(
    ([property, value]): [string, JsonObject][] =>
      isObject(value) ? [[property, localReferences(value)]] : [],
  );
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const spec = properties.filter(([, value]) => value['readOnly'] !== true);
  const returned = spec.filter(([, value]) => value['writeOnly'] !== true);
  const status = properties.filter(([, value]) => value['readOnly'] === true);
  const always = returned.filter(([key, value]) => required.includes(key) || value['default'] !== undefined);
  return {
    [`${name}Put`]: record(`Body of a PUT of ${withArticle(kind)}.`, {
      spec: { $ref: `#/components/schemas/${name}SpecInput` },
    }),
    [`${name}SpecInput`]: {
      type: 'object',
      description: `What a user writes for ${withArticle(kind)}. ${textOf(schema['description'])}`,
      additionalProperties: false,
      required,
      ...(schema['anyOf'] === undefined ? {} : { anyOf: schema['anyOf'] }),
      ...(schema['dependentRequired'] === undefined
        ? {}
        : { dependentRequired: schema['dependentRequired'] }),
      properties: Object.fromEntries(spec),
    },
    [`${name}Spec`]: {
      type: 'object',
      description: `The spec of ${withArticle(kind)} with defaults filled in and without secrets.`,
      additionalProperties: false,
      required: always.map(([key]) => key),
      properties: Object.fromEntries(returned),
    },
    [`${name}Status`]: record(
      `What Cairn reports about ${withArticle(kind)}; null where nothing is known yet.`,
      Object.fromEntries(status.map(([key, value]) => [key, orNull(value)])),
    ),
    [name]: envelope(name, kind, `${name}Spec`, `${name}Status`),
    [`${name}Page`]: resourcePage(name),
  };
}

function localReferences(schema: JsonObject): JsonObject {
  const rewrite = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(rewrite);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        key === '$ref' && typeof inner === 'string'
          ? inner.replace(/^.*#\/\$defs\//, '#/components/schemas/')
          : rewrite(inner),
      ]),
    );
  };
  return rewrite(schema) as JsonObject;
}
