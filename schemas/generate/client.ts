import { apiOperations } from './api-operations.ts';
import type { ApiOperation, ApiParameter } from './api-parameters.ts';
import { jsonType } from './api-types.ts';
import { filterSchema, filtersOf, ownParametersOf } from './filters.ts';
import type { Filter } from './filters.ts';
import type { KindModel, Model } from './model.ts';
import { camelCase, pascalCase } from './names.ts';
import { docstring } from './types.ts';

/** Pure. The model -> generated/client.ts: one method per operation of the API, and generic ones over kinds. */
export function client(model: Model): string {
  const operations = apiOperations(model);
  const generic = GENERIC.map((method) => genericMethod(method, operations));
  return `// Generated from schemas/*.json by schemas/generate. Do not edit: change the schema and run make generate.
import { entityTag, parametersOf, segment, sendJson, sendNothing, sendText, streamBytes, streamJson } from '../http-client.ts';
import type { CallOptions, ClientOptions } from '../http-client.ts';
import type {
  Capacity,
  CheckReport,
  CheckRequest,
  Claims,
  Console,
  ConsoleRequest,
  DriftReport,
  DryRun,
  Event,
  Health,
  ImageCopyList,
  EvacuationRequest,
  ImageHosts,
  Deletion,
  JournalPage,
  MintedToken,
  Page,
  PlacementPreview,
  PlacementPreviewRequest,
  Plan,
  PutBody,
  MigrationRequest,
  NoArguments,
  RebootRequest,
  ServerMigrationList,
  Resource,
  Session,
  Token,
  TokenList,
  TokenRenewal,
  TokenRequest,
  TransferList,
  UploadState,
  WorkerList,
} from './api.ts';
import { COLLECTIONS } from './kinds.ts';
import type { KindName } from './types.ts';

${optionTypes(operations)}

${listFilters(model.kinds)}

/** What a put answers: the stored object; nothing of it when the put was a dry run. */
export type PutAnswer<K extends KindName, O extends PutOptions> = O extends { readonly dry_run?: infer Dry }
  ? Dry extends true
    ? DryRun
    : Resource<K>
  : Resource<K>;

/** Options of a put that stores. */
type Storing = { readonly dry_run?: false };

/** A client of one service: every method is one request. All throw ApiProblem (schemas/http-client.ts). */
export type Client = ReturnType<typeof createClient>;

/** Pure. A client; nothing is sent before a method is called. Each method is an Effect: one HTTP request. */
export function createClient(connection: ClientOptions) {
  const generic = {
${generic.join('\n')}
  };
  return {
    ...generic,
${operations.map((operation) => `${docstring([operation.summary])}\n${specificMethod(operation)}`).join('\n')}
  };
}
`;
}

/** A method over any kind, made after the operation of one kind. */
interface GenericMethod {
  readonly name: string;
  /** Pure. The operationId for a kind. */
  readonly operationId: (kind: string, collection: string) => string;
  readonly doc: string;
}

/** The kind of what actions answer with. */
const ACTED_ON: Readonly<Record<string, string>> = {
  rebootServer: 'server',
  migrateServer: 'server',
  abortServerMigration: 'server',
  evacuateServer: 'server',
  rebuildServer: 'server',
  prefetchImage: 'image',
  forgetImageCopies: 'image',
};

/** Parameters of every kind's list. */
const LIST_PARAMETERS = ['ids', 'name', 'name_prefix', 'project_id', 'limit', 'cursor'];

const GENERIC: readonly GenericMethod[] = [
  { name: 'list', operationId: (_, collection) => `list${collection}`, doc: 'List objects of a kind.' },
  { name: 'get', operationId: (kind) => `get${kind}`, doc: 'Get one object; with wait, when it is so far.' },
  { name: 'put', operationId: (kind) => `put${kind}`, doc: 'Create or change one object.' },
  { name: 'delete', operationId: (kind) => `delete${kind}`, doc: 'Ask for the deletion of one object.' },
  { name: 'deletion', operationId: (kind) => `get${kind}Deletion`, doc: 'What a deletion would take along.' },
  { name: 'plan', operationId: (kind) => `get${kind}Plan`, doc: 'What Cairn would do now, and why.' },
  { name: 'journal', operationId: (kind) => `get${kind}Journal`, doc: 'What Cairn did.' },
];

function genericOf(operation: ApiOperation): string | undefined {
  if (operation.kind === undefined) return undefined;
  const kind = pascalCase(operation.kind);
  const collection = pascalCase(operation.tag);
  return GENERIC.find((method) => method.operationId(kind, collection) === operation.id)?.name;
}

function genericMethod(method: GenericMethod, operations: readonly ApiOperation[]): string {
  const operation = operations.find((candidate) => genericOf(candidate) === method.name);
  if (operation === undefined) throw new Error(`no kind has the operation ${method.name}`);
  const collection = operation.path.split('/')[2] ?? '';
  const path = operation.path.replace(`/v1/${collection}`, '/v1/${COLLECTIONS[kind]}');
  return [
    docstring([method.doc]),
    `${method.name}: <K extends KindName${optionsParameter(operation, ', ')}>(kind: K, ${signature(operation, 'K')}): ${answerType(operation, 'K')} =>`,
    `${call(operation, path, 'K')},`,
  ].join('\n');
}

function specificMethod(operation: ApiOperation): string {
  const generic = genericOf(operation);
  const kind = operation.kind === undefined ? undefined : `'${operation.kind}'`;
  if (generic === undefined || kind === undefined) {
    const type = operation.body === 'bytes' || kind === undefined ? undefined : kind;
    return `${operation.id}: (${signature(operation, type)}): ${answerType(operation, type)} => ${call(operation, operation.path, type)},`;
  }
  const names = argumentNames(operation).join(', ');
  const parameter = optionsParameter(operation, '');
  const typeParameters = parameter === '' ? '' : `<${parameter}>`;
  return `${operation.id}: ${typeParameters}(${signature(operation, kind)}) => generic.${generic}(${kind}, ${names}),`;
}

function argumentNames(operation: ApiOperation): readonly string[] {
  return [
    ...pathParameters(operation).map((parameter) => parameter.name),
    ...requiredParameters(operation).map(optionName),
    ...(operation.body === undefined ? [] : ['body']),
    'options',
  ];
}

/** The properties by which objects of each kind can be filtered, and the options of a list that they are part of. */
function listFilters(kinds: readonly KindModel[]): string {
  const ofKind = (kind: KindModel): string => {
    const members = filtersOf(kind).map(
      (filter) =>
        `${docstring([filter.property.description])}\nreadonly ${filter.property.name}?: ${filterType(filter)} | undefined;`,
    );
    const own = ownParametersOf(kind).map(
      ({ name, values, description }) =>
        `${docstring([description])}\nreadonly ${name}?: ${jsonType({ enum: values })} | undefined;`,
    );
    members.push(...own);
    return `readonly ${kind.name}: ${members.length === 0 ? 'object' : `{\n${members.join('\n')}\n}`};`;
  };
  return [
    docstring(['Properties by which the objects of each kind can be filtered.']),
    `export interface ListFilters {\n${kinds.map(ofKind).join('\n')}\n}`,
    docstring(['Parameters of list: those of every kind and the filters of this one.']),
    'export type ListOptions<K extends KindName = KindName> = ListPageOptions & ListFilters[K];',
  ].join('\n');
}

/** Ids and the shapes of common.json are strings in programs. */
function filterType(filter: Filter): string {
  const schema = filterSchema(filter);
  return '$ref' in schema ? 'string' : jsonType(schema);
}

function isList(operation: ApiOperation): boolean {
  return genericOf(operation) === 'list';
}

function signature(operation: ApiOperation, kind: string | undefined): string {
  return [
    ...pathParameters(operation).map((parameter) => `${parameter.name}: string`),
    ...requiredParameters(operation).map(
      (parameter) => `${optionName(parameter)}: ${parameterType(parameter)}`,
    ),
    ...(operation.body === undefined ? [] : [`body: ${bodyType(operation, kind)}`]),
    optionsSignature(operation, kind),
  ].join(', ');
}

function optionsSignature(operation: ApiOperation, kind: string | undefined): string {
  if (hasDryRun(operation)) return 'options: O = {} as O';
  if (!isList(operation)) return `options: ${optionTypeName(operation)} = {}`;
  const type = `ListOptions<${kind ?? 'KindName'}>`;
  return kind === 'K' ? `options: ${type} = {} as ${type}` : `options: ${type} = {}`;
}

/** An operation with a dry run answers by what its options say, so their type is a parameter. */
function hasDryRun(operation: ApiOperation): boolean {
  return operation.success.other_body === 'DryRun';
}

function optionsParameter(operation: ApiOperation, before: string): string {
  return hasDryRun(operation) ? `${before}O extends ${optionTypeName(operation)} = Storing` : '';
}

function call(operation: ApiOperation, path: string, kind: string | undefined): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => `\${segment(${name})}`);
  const inQuery = optionalParameters(operation).filter((parameter) => parameter.in === 'query');
  const inHeader = operation.parameters.filter((parameter) => parameter.in === 'header');
  const parts = [
    `method: '${operation.method.toUpperCase()}'`,
    `path: ${filled.includes('${') ? `\`${filled}\`` : `'${filled}'`}`,
    ...(isList(operation)
      ? ['query: parametersOf(options)']
      : inQuery.length === 0
        ? []
        : [`query: { ${inQuery.map((one) => `${one.name}: options.${optionName(one)}`).join(', ')} }`]),
    ...(inHeader.length === 0 ? [] : [`headers: { ${inHeader.map(headerEntry).join(', ')} }`]),
    ...(operation.body === undefined ? [] : ['body']),
    'signal: options.signal',
  ];
  const send = {
    nothing: 'sendNothing',
    text: 'sendText',
    bytes: 'streamBytes',
    events: 'streamJson<Event>',
  }[operation.success.body];
  const answer = answerType(operation, kind).replace(/^Promise<(.*)>$/, '$1');
  return `${send ?? `sendJson<${answer}>`}(connection, { ${parts.join(', ')} })`;
}

function headerEntry(parameter: ApiParameter): string {
  const value = parameter.required === true ? optionName(parameter) : `options.${optionName(parameter)}`;
  if (isGeneration(parameter)) return `'${parameter.name}': entityTag(${value})`;
  return `'${parameter.name}': ${value}`;
}

function answerType(operation: ApiOperation, kind: string | undefined): string {
  const name = operation.success.body;
  if (name === 'nothing') return 'Promise<void>';
  if (name === 'text') return 'Promise<string>';
  if (name === 'bytes') return 'AsyncGenerator<Uint8Array, void, undefined>';
  if (name === 'events') return 'AsyncGenerator<Event, void, undefined>';
  if (name === 'document') return 'Promise<Readonly<Record<string, unknown>>>';
  const acted_on = ACTED_ON[operation.id];
  if (acted_on !== undefined) return `Promise<Resource<'${acted_on}'>>`;
  if (kind === undefined) {
    return operation.success.empty_statuses === undefined
      ? `Promise<${name}>`
      : `Promise<${name} | undefined>`;
  }
  if (hasDryRun(operation)) return `Promise<PutAnswer<${kind}, O>>`;
  if (name === 'Plan' || name === 'JournalPage' || name === 'Deletion') return `Promise<${name}>`;
  return operation.id.startsWith('list') ? `Promise<Page<Resource<${kind}>>>` : `Promise<Resource<${kind}>>`;
}

function bodyType(operation: ApiOperation, kind: string | undefined): string {
  if (operation.body === 'bytes') return 'Uint8Array';
  return kind === undefined ? (operation.body ?? '') : `PutBody<${kind}>`;
}

function pathParameters(operation: ApiOperation): readonly ApiParameter[] {
  return operation.parameters.filter((parameter) => parameter.in === 'path');
}

function requiredParameters(operation: ApiOperation): readonly ApiParameter[] {
  return operation.parameters.filter((parameter) => parameter.in !== 'path' && parameter.required === true);
}

function optionalParameters(operation: ApiOperation): readonly ApiParameter[] {
  return operation.parameters.filter((parameter) => parameter.in !== 'path' && parameter.required !== true);
}

/** A generation is a number in programs; on the wire it stands in quotes, as every ETag does. */
function isGeneration(parameter: ApiParameter): boolean {
  return parameter.name === 'If-Match';
}

function parameterType(parameter: ApiParameter): string {
  return isGeneration(parameter) ? 'number' : jsonType(parameter.schema);
}

/** `If-None-Match` -> `if_none_match`. */
function optionName(parameter: ApiParameter): string {
  return parameter.name.toLowerCase().replaceAll('-', '_');
}

function optionTypeName(operation: ApiOperation): string {
  if (optionalParameters(operation).length === 0) return 'CallOptions';
  const generic = genericOf(operation);
  if (generic === 'list') return 'ListPageOptions';
  return `${pascalCase(camelCase(generic ?? operation.id))}Options`;
}

function optionTypes(operations: readonly ApiOperation[]): string {
  const seen = new Map<string, string>();
  for (const operation of operations) {
    const name = optionTypeName(operation);
    if (name === 'CallOptions' || seen.has(name)) continue;
    // A list's filters differ from kind to kind: listFilters says them.
    const parameters = optionalParameters(operation).filter(
      (parameter) => !isList(operation) || LIST_PARAMETERS.includes(parameter.name),
    );
    const members = parameters.map(
      (parameter) =>
        `${docstring([parameter.description])}\nreadonly ${optionName(parameter)}?: ${parameterType(parameter)} | undefined;`,
    );
    const of = genericOf(operation) ?? operation.id;
    seen.set(
      name,
      `${docstring([`Parameters of ${of}.`])}\nexport interface ${name} extends CallOptions {\n${members.join('\n')}\n}`,
    );
  }
  return [...seen.values()].join('\n');
}
