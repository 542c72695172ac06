import standaloneModule from 'ajv/dist/standalone/index.js';
import { transformSync } from 'esbuild';
import { idOf, isObject, SchemaProblem } from './documents.ts';
import type { Json, JsonObject, SchemaDocuments } from './documents.ts';
import { createAjv } from './house-rules.ts';
import type { Model } from './model.ts';

/** The validators as source text. */
export interface ValidatorFiles {
  readonly javascript: string;
  readonly declarations: string;
}

const NOTICE =
  '// Generated from schemas/*.json by schemas/generate. Do not edit: change the schema and run make generate.';

/** What ajv's own code would import, written out so that the validators stand alone. */
const RUNTIME: Readonly<Record<string, string>> = {
  ucs2length: `(text) => {
    let length = 0;
    for (const _ of text) length += 1;
    return length;
  }`,
  equal: `function equal(left, right) {
    if (left === right) return true;
    if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
    const keys = Object.keys(left);
    return (
      Array.isArray(left) === Array.isArray(right) &&
      keys.length === Object.keys(right).length &&
      keys.every((key) => Object.hasOwn(right, key) && equal(left[key], right[key]))
    );
  }`,
};

/**
 * Effect: runs esbuild. Documents -> generated/validators.js and .d.ts: ahead-of-time ajv functions without eval and without
 * imports, `validators.<kind>` for spec input and `validate_config`. They fill defaults into the object they are
 * given; call them through schemas/validate.ts, which copies first.
 */
export function validators(documents: SchemaDocuments, model: Model): ValidatorFiles {
  const common = { ...documents.common, schema: withoutProse(documents.common.schema) };
  const ajv = createAjv(
    { ...documents, common },
    { useDefaults: true, messages: false, code: { source: true, esm: true } },
  );
  const names: Record<string, string> = {};
  for (const { file, schema } of documents.kinds) {
    ajv.addSchema(withoutProse(specInputSchema(schema)));
    names[`validate_${file.replace(/\.json$/, '')}`] = idOf(schema);
  }
  ajv.addSchema(withoutProse(documents.config.schema));
  names['validate_config'] = idOf(documents.config.schema);
  const source = withoutImports(standaloneModule.default(ajv, names));
  const table = model.kinds.map(({ name }) => `${name}: validate_${name}`).join(', ');
  return {
    javascript: NOTICE + '\n' + inLines(`${source}\nexport const validators = { ${table} };\n`),
    declarations: declarations(),
  };
}

/** Pure. A schema without the words for people, which validators would carry along unread. */
function withoutProse(schema: JsonObject): JsonObject {
  const strip = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(strip);
    if (!isObject(value)) return value;
    const kept = Object.entries(value).filter(
      ([name, inner]) => !(['title', 'description'].includes(name) && typeof inner === 'string'),
    );
    return Object.fromEntries(kept.map(([name, inner]) => [name, strip(inner)]));
  };
  return strip(schema) as JsonObject;
}

/** ajv writes one long line; esbuild lays it out in a tenth of prettier's time. */
function inLines(source: string): string {
  return transformSync(source, { loader: 'js', target: 'node20', minifySyntax: true, charset: 'utf8' }).code;
}

function withoutImports(source: string): string {
  const alone = source.replace(
    /require\("ajv\/dist\/runtime\/(\w+)"\)\.default/g,
    (found, name: string) => RUNTIME[name] ?? found,
  );
  const left = /require\([^)]*\)/.exec(alone);
  if (left !== null) throw new SchemaProblem(`the validators would import ${left[0]}: add it to RUNTIME`);
  return alone;
}

/** Pure. A kind's schema -> the schema of what a user may send: a readOnly property is refused outright. */
export function specInputSchema(schema: JsonObject): JsonObject {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  return {
    ...schema,
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, property]) => [
        name,
        isObject(property) && property['readOnly'] === true ? false : property,
      ]),
    ),
  };
}

function declarations(): string {
  return `${NOTICE}
import type { KindName } from './types.ts';

/** One finding of ajv. */
export interface StandaloneError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** A compiled schema; \`errors\` holds the findings of the last call. */
export interface StandaloneValidator {
  (value: unknown): boolean;
  errors?: readonly StandaloneError[] | null;
}

/** Effect: fills defaults into the value given; whether it is the spec input of the kind. */
export const validators: Readonly<Record<KindName, StandaloneValidator>>;

/** Effect: fills defaults into the value given; whether it is the configuration of the service. */
export const validate_config: StandaloneValidator;
`;
}
