import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { nearest } from '../nearest.ts';
import { alternativesOf, idOf, isObject, SchemaProblem, textOf } from './documents.ts';
import type { Json, JsonObject, SchemaDocument, SchemaDocuments } from './documents.ts';

/** Words of JSON Schema that the generators understand; another word would silently be lost in a projection. */
const STANDARD_KEYWORDS = (
  '$schema $id $defs $ref title description type enum default format ' +
  'properties additionalProperties required items uniqueItems readOnly writeOnly ' +
  'pattern minLength maxLength minimum maximum minItems maxItems minProperties maxProperties ' +
  'examples anyOf dependentRequired'
).split(' ');

/** Formats that a schema may name. `local-file`: a path on the machine of the person who runs Terraform. */
const FORMATS = ['local-file', 'date-time'];

/** Unit by the last word of a property's name. */
const UNIT_SUFFIXES: Readonly<Record<string, string>> = {
  mib: 'MiB',
  gib: 'GiB',
  bytes: 'bytes',
  seconds: 'seconds',
  ms: 'ms',
};

/** Names that the CDKTF generators rename, so that HCL and TypeScript would differ. */
const RENAMED_BY_CDKTF = /^(node|self|build|equals|system|software|get.*|import_from|move_to)$/;

/** Names that every Terraform resource, a plural data source, a list or the API's envelope already uses. */
const TAKEN =
  /^(id|ids|items|limit|cursor|name_prefix|all_projects|timeouts|disruption|disruption_reason|allow_replace|count|for_each|depends_on|lifecycle|provider|provisioner|connection)$/;

const NAME = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;

/**
 * Pure. An ajv for the house's schemas: draft 2020-12, strict, with the keywords of meta/keywords.json and the
 * shared definitions. Options are ajv's own.
 */
export function createAjv(
  documents: Pick<SchemaDocuments, 'common' | 'keywords'>,
  options: ConstructorParameters<typeof Ajv2020>[0] = {},
): Ajv2020 {
  // strictRequired knows nothing of properties beside an anyOf; the rules below check every name.
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true, ...options });
  addFormats.default(ajv, ['date-time']);
  ajv.addFormat('local-file', true);
  for (const [keyword, definition] of Object.entries(extraKeywords(documents.keywords))) {
    const metaSchema = isObject(definition) ? definition['schema'] : undefined;
    ajv.addKeyword({ keyword, ...(isObject(metaSchema) ? { metaSchema } : {}) });
  }
  ajv.addSchema(documents.common.schema);
  return ajv;
}

/**
 * Pure. Checks every schema against the rules of the house; throws SchemaProblem with one line per problem, each
 * with file and JSON pointer.
 */
export function checkHouseRules(documents: SchemaDocuments): void {
  const kinds = documents.kinds.map((document) => document.file.replace(/\.json$/, ''));
  const extra = Object.keys(extraKeywords(documents.keywords));
  const problems = [documents.common, documents.config, ...documents.kinds].flatMap((document) => {
    const context: Context = {
      file: document.file,
      kinds,
      keywords: [...STANDARD_KEYWORDS, ...extra],
      common: documents.common.schema,
      isKind: documents.kinds.includes(document),
    };
    return [...checkDocument(document, context), ...checkSchema(document.schema, '', context)];
  });
  if (problems.length === 0) problems.push(...checkWithAjv(documents));
  if (problems.length > 0) throw new SchemaProblem(problems.join('\n'));
}

interface Context {
  readonly file: string;
  readonly kinds: readonly string[];
  readonly keywords: readonly string[];
  readonly common: JsonObject;
  readonly isKind: boolean;
  /** Whether the walk is inside what only Cairn sets. */
  readonly reported?: boolean;
}

function checkDocument({ file, schema }: SchemaDocument, context: Context): readonly string[] {
  const problems: string[] = [];
  for (const word of ['$schema', '$id', 'title', 'description']) {
    if (typeof schema[word] !== 'string') problems.push(`${file}: has no ${word}`);
  }
  if (context.isKind) {
    const name = file.replace(/\.json$/, '');
    if (!NAME.test(name)) problems.push(`${file}: a kind's name is snake_case`);
    const properties = isObject(schema['properties']) ? schema['properties'] : {};
    problems.push(...checkNaming(file, schema, properties));
    if (schema['additionalProperties'] !== false) {
      problems.push(`${file}: must say "additionalProperties": false`);
    }
  }
  return problems;
}

/** Objects have a name that people give, or one that Cairn makes of the properties of x-key. */
function checkNaming(file: string, schema: JsonObject, properties: JsonObject): readonly string[] {
  const { 'x-key': key, 'x-owner': owner } = schema;
  const problems: string[] = [];
  const { name } = properties;
  if (!isObject(name)) problems.push(`${file}: every kind has a property "name"`);
  else if ((name['readOnly'] === true) !== (key !== undefined)) {
    problems.push(`${file}: "name" is readOnly in a kind with x-key, and only there`);
  }
  const named = [...(Array.isArray(key) ? key : []), ...(owner === undefined ? [] : [owner])];
  for (const path of named.map(textOf)) {
    if (propertyAt(properties, path.split('/')) === undefined) {
      problems.push(`${file}: x-key and x-owner name "${path}", which is not among its properties`);
    }
  }
  return problems;
}

function propertyAt(
  properties: JsonObject,
  [first = '', ...rest]: readonly string[],
): JsonObject | undefined {
  const property = properties[first];
  if (!isObject(property) || rest.length === 0) return isObject(property) ? property : undefined;
  const inner = property['properties'];
  return isObject(inner) ? propertyAt(inner, rest) : undefined;
}

function checkSchema(schema: JsonObject, pointer: string, context: Context): readonly string[] {
  const at = `${context.file}#${pointer}`;
  const problems: string[] = [];
  for (const keyword of Object.keys(schema)) {
    if (context.keywords.includes(keyword)) continue;
    const meant = nearest(keyword, context.keywords);
    const hint = meant === undefined ? 'Cairn’s generators do not know it' : `did you mean "${meant}"?`;
    problems.push(`${at}: unknown keyword "${keyword}"; ${hint}`);
  }
  const properties = schema['properties'];
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  if (isObject(properties)) {
    for (const [name, property] of Object.entries(properties)) {
      const place = `${pointer}/properties/${name}`;
      if (!isObject(property)) problems.push(`${context.file}#${place}: is not an object`);
      else problems.push(...checkProperty(name, property, required.includes(name), place, context));
    }
    for (const name of [...required, ...namesInRules(schema)]) {
      if (typeof name === 'string' && properties[name] === undefined) {
        problems.push(`${at}: requires "${name}", which is not among its properties`);
      }
    }
  }
  problems.push(...checkRules(schema, pointer, at));
  problems.push(...checkForm(schema, at, context));
  for (const keyword of ['additionalProperties', 'items']) {
    const inner = schema[keyword];
    if (isObject(inner)) problems.push(...checkSchema(inner, `${pointer}/${keyword}`, context));
  }
  const definitions = schema['$defs'];
  if (isObject(definitions)) {
    for (const [name, definition] of Object.entries(definitions)) {
      if (isObject(definition))
        problems.push(...checkSchema(definition, `${pointer}/$defs/${name}`, context));
    }
  }
  return problems;
}

/** Names that dependentRequired and anyOf speak of. */
function namesInRules(schema: JsonObject): readonly Json[] {
  const dependent = schema['dependentRequired'];
  const groups = isObject(dependent) ? Object.entries(dependent) : [];
  return [
    ...groups.flatMap(([name, needed]) => [name, ...(Array.isArray(needed) ? needed : [])]),
    ...alternativesOf(schema).flat(),
  ];
}

/** Only the form that the generators understand: at the top of a kind; each alternative no more than `required`. */
function checkRules(schema: JsonObject, pointer: string, at: string): readonly string[] {
  const problems: string[] = [];
  for (const keyword of ['anyOf', 'dependentRequired', 'x-holds-data', 'x-key', 'x-owner']) {
    if (schema[keyword] !== undefined && pointer !== '') {
      problems.push(`${at}: ${keyword} is understood at the top of a schema only`);
    }
  }
  const { anyOf } = schema;
  const isPlain = (alternative: Json): boolean =>
    isObject(alternative) && Object.keys(alternative).join() === 'required';
  if (anyOf !== undefined && !(Array.isArray(anyOf) && anyOf.every(isPlain))) {
    problems.push(`${at}: each alternative of anyOf must be { "required": [...] } and nothing else`);
  }
  return problems;
}

/** Terraform compares lists by position, and its numbers have no end; JSON's have one at 2^53. */
function checkForm(schema: JsonObject, at: string, context: Context): readonly string[] {
  const problems: string[] = [];
  const ordered = schema['x-ordered'] === true;
  if (schema['type'] === 'array' && (schema['uniqueItems'] === true) === ordered) {
    problems.push(
      `${at}: an array says "uniqueItems": true when its order means nothing (a set), or else "x-ordered": true; things with a name ` +
        'of their own belong into an object with free keys',
    );
  }
  if (schema['type'] !== 'array' && schema['x-ordered'] !== undefined) {
    problems.push(`${at}: only an array can be x-ordered`);
  }
  const isNumber = schema['type'] === 'integer' || schema['type'] === 'number';
  if (isNumber && context.reported !== true) {
    for (const limit of ['minimum', 'maximum']) {
      const value = schema[limit];
      if (typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER) continue;
      problems.push(`${at}: a number that people write needs a ${limit} between -(2^53-1) and 2^53-1`);
    }
  }
  return problems;
}

function checkProperty(
  name: string,
  property: JsonObject,
  required: boolean,
  pointer: string,
  context: Context,
): readonly string[] {
  const at = `${context.file}#${pointer}`;
  const reported = context.reported === true || property['readOnly'] === true;
  const problems = [...checkSchema(property, pointer, { ...context, reported })];
  if (!NAME.test(name)) problems.push(`${at}: a property's name is snake_case`);
  if (context.isKind && RENAMED_BY_CDKTF.test(name)) {
    problems.push(`${at}: the CDKTF generators rename "${name}"; choose another name`);
  }
  if (context.isKind && TAKEN.test(name)) {
    problems.push(`${at}: "${name}" means something else in Terraform or in the API; choose another name`);
  }
  if (typeof describedBy(property, context)['description'] !== 'string') {
    problems.push(`${at}: has no description, of its own or through $ref`);
  }
  problems.push(...checkUnit(name, property, at));
  const references = property['x-references'];
  if (typeof references === 'string' && !context.kinds.includes(references)) {
    problems.push(`${at}: x-references names "${references}", which is not a kind`);
  }
  if (property['x-references-where'] !== undefined && typeof references !== 'string') {
    problems.push(`${at}: has x-references-where without x-references`);
  }
  const ending = property['type'] === 'array' ? '_ids' : '_id';
  if (typeof references === 'string' && !name.endsWith(ending)) {
    problems.push(`${at}: has x-references, so its name must end in ${ending}`);
  }
  const on_delete = property['x-on-delete'];
  if (on_delete !== undefined && typeof references !== 'string') {
    problems.push(`${at}: x-on-delete is for a property with x-references`);
  }
  if (on_delete === 'cascade' && ending === '_ids') {
    problems.push(`${at}: x-on-delete cascade is for a property that holds one id`);
  }
  if (context.isKind && property['x-mutability'] === undefined) {
    problems.push(`${at}: has no x-mutability (in-place, restart or replace)`);
  }
  if (property['readOnly'] === true) {
    if (required) problems.push(`${at}: is readOnly, so nobody can be required to give it`);
    if (property['writeOnly'] === true) problems.push(`${at}: cannot be both readOnly and writeOnly`);
    if (property['default'] !== undefined) problems.push(`${at}: is readOnly and so has no default`);
  }
  if (property['writeOnly'] === true && !name.endsWith('_wo')) {
    problems.push(`${at}: is a secret; say x-secret, which adds the version by which it is renewed`);
  }
  if (property['x-secret'] !== undefined) {
    problems.push(`${at}: x-secret is for the top-level properties of a kind`);
  }
  if (required && property['default'] !== undefined) {
    problems.push(`${at}: is required and has a default; only one of the two makes sense`);
  }
  const format = property['format'];
  if (format !== undefined && !FORMATS.some((known) => known === format)) {
    problems.push(`${at}: format ${JSON.stringify(format)} is not one of ${FORMATS.join(', ')}`);
  }
  return problems;
}

function checkUnit(name: string, property: JsonObject, at: string): readonly string[] {
  const suffix = name.split('_').at(-1) ?? '';
  const expected = name.includes('_') ? UNIT_SUFFIXES[suffix] : undefined;
  const unit = property['x-unit'];
  if (unit === expected) return [];
  if (unit === undefined) return [`${at}: its name ends in _${suffix}, so x-unit must be "${expected}"`];
  const suffixes = Object.entries(UNIT_SUFFIXES).filter(([, value]) => value === unit);
  const wanted = suffixes[0]?.[0];
  return [
    wanted === undefined
      ? `${at}: x-unit ${JSON.stringify(unit)} is not one of ${Object.values(UNIT_SUFFIXES).join(', ')}`
      : `${at}: x-unit is ${JSON.stringify(unit)}, so its name must end in _${wanted}`,
  ];
}

function describedBy(property: JsonObject, context: Context): JsonObject {
  const reference = property['$ref'];
  if (property['description'] !== undefined || typeof reference !== 'string') return property;
  const definitions = context.common['$defs'];
  const definition = isObject(definitions) ? definitions[reference.replace(/^.*#\/\$defs\//, '')] : undefined;
  return isObject(definition) ? definition : {};
}

/** ajv's own strict mode sees what the walk above does not: wrong values of keywords, references to nowhere. */
function checkWithAjv(documents: SchemaDocuments): readonly string[] {
  const problems: string[] = [];
  const ajv = createAjv(documents);
  for (const { file, schema } of [documents.config, ...documents.kinds]) {
    try {
      ajv.compile(schema);
      problems.push(...checkDefaults(file, schema, ajv));
    } catch (error) {
      problems.push(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return problems;
}

function checkDefaults(file: string, schema: JsonObject, ajv: Ajv2020): readonly string[] {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  return Object.entries(properties).flatMap(([name, property]) => {
    if (!isObject(property)) return [];
    const { examples } = property;
    const samples: readonly (readonly [word: string, value: Json])[] = [
      ...(property['default'] === undefined ? [] : [['default', property['default']] as const]),
      ...(Array.isArray(examples) ? examples.map((example) => ['example', example] as const) : []),
    ];
    return samples.flatMap(([word, value]) => {
      const accepted = ajv.validate({ $ref: `${idOf(schema)}#/properties/${name}` }, value);
      const text = ajv.errorsText(ajv.errors, { dataVar: word });
      return accepted ? [] : [`${file}#/properties/${name}: its own ${word} is refused: ${text}`];
    });
  });
}

function extraKeywords(document: SchemaDocument): JsonObject {
  const keywords: Json | undefined = document.schema['keywords'];
  return isObject(keywords) ? keywords : {};
}
