/** The keyword x-secret: one property in a kind's file becomes the properties by which a secret is given and renewed. */
import { SchemaProblem, isObject, textOf } from './documents.ts';
import type { Json, JsonObject, SchemaDocument } from './documents.ts';

/** `only`: there is no readable form. `also`: the readable property stays beside the secret one; both at once are refused. */
const MODES = ['only', 'also'] as const;

/** Ending of the property that holds a secret; with `_version` behind it, of the one that says which secret it is. */
const WRITE_ONLY = '_wo';

/**
 * Pure. A kind's document with each property of x-secret replaced by plain ones: `password` by `password_wo`, which is
 * writeOnly, and `password_wo_version`; with `also` the property itself stays. Throws SchemaProblem for a use that has no meaning.
 */
export function expandSecrets(document: SchemaDocument): SchemaDocument {
  const { properties } = document.schema;
  if (!isObject(properties)) return document;
  const required = document.schema['required'];
  const expanded = Object.entries(properties).flatMap(([name, property]) => {
    if (!isObject(property) || property['x-secret'] === undefined) return [[name, property] as const];
    const at = `${document.file}#/properties/${name}`;
    if (Array.isArray(required) && required.includes(name)) {
      throw new SchemaProblem(`${at}: a secret is sent now and then only, so it cannot be required`);
    }
    return Object.entries(propertiesOf(name, property, at));
  });
  return { ...document, schema: { ...document.schema, properties: Object.fromEntries(expanded) } };
}

function propertiesOf(name: string, property: JsonObject, at: string): Readonly<Record<string, Json>> {
  const { 'x-secret': mode, ...plain } = property;
  if (!MODES.some((known) => known === mode)) {
    throw new SchemaProblem(`${at}: x-secret is ${JSON.stringify(mode)}, must be one of ${MODES.join(', ')}`);
  }
  for (const word of ['default', 'readOnly', 'writeOnly', 'x-references']) {
    if (property[word] !== undefined) throw new SchemaProblem(`${at}: a secret has no ${word}`);
  }
  if (property['type'] !== 'string' || typeof property['description'] !== 'string') {
    throw new SchemaProblem(`${at}: a secret is a string with a description of its own`);
  }
  const secret = `${name}${WRITE_ONLY}`;
  const version = `${secret}_version`;
  const description = textOf(property['description']);
  return {
    ...(mode === 'also'
      ? {
          [name]: {
            ...plain,
            description: `${description} It can be read by all who may read the object; ${secret} cannot.`,
          },
        }
      : {}),
    [secret]: {
      ...plain,
      description: `${description} Never returned, and in no plan and no state; sent at creation and when ${version} changes.`,
      writeOnly: true,
    },
    [version]: {
      type: 'integer',
      minimum: 0,
      maximum: Number.MAX_SAFE_INTEGER,
      description: `Any number, needed with ${secret}: another one means another secret.`,
      'x-mutability': property['x-mutability'] ?? 'in-place',
    },
  };
}
