/**
 * What the generators leave out of the types that they write: a string with a list of values becomes a union of literals, and
 * what is read from a construct is documented like what is given to it (units, defaults, what a change does).
 */
import { valuesIn } from '../../schemas/values-sentence.ts';
import type { SchemaDump } from './dump-schema.ts';

/** What is looked at of an attribute that Terraform tells. */
interface Attribute {
  readonly type?: unknown;
  readonly description?: string;
  readonly nested_type?: { readonly attributes: Attributes };
}
type Attributes = Readonly<Record<string, Attribute>>;
interface Block {
  readonly attributes?: Attributes;
}

/** Each base class of the libraries, and where Terraform tells the schema of what extends it. */
const SCHEMAS_BY_BASE: Readonly<Record<string, string>> = {
  TerraformResource: 'resource_schemas',
  TerraformDataSource: 'data_source_schemas',
  TerraformEphemeralResource: 'ephemeral_resource_schemas',
};

const ROOT_CLASS = new RegExp(
  `^export class (\\w+) extends cdkt[fn]\\.(${Object.keys(SCHEMAS_BY_BASE).join('|')}) \\{`,
  'm',
);
const TYPE_NAME = /public static readonly tf\w*Type = "(\w+)";/;

/** The attributes of one interface or class, and the stem of the names that are made for it. */
interface Declared {
  readonly stem: string;
  readonly attributes: Attributes;
}

/**
 * Pure. One file of a generator -> the same with closed types and documented getters; a file without a resource, data source or
 * ephemeral resource comes back as it is. Throws when a list of values finds no place: then the generator's form has changed.
 */
export function refineTypes(text: string, dump: SchemaDump): string {
  const [, root = '', base = ''] = ROOT_CLASS.exec(text) ?? [];
  const collection = SCHEMAS_BY_BASE[base];
  if (collection === undefined) return text;
  const type_name = TYPE_NAME.exec(text)?.[1] ?? '';
  const declared = declarations(root, attributesOf(dump, collection, type_name));
  const aliases = new Map<string, string>();
  const segments = text.split(/^(?=export (?:interface|class|function) )/m);
  const refined = segments.map((segment) => {
    const name = /^export (?:interface|class) (\w+)/.exec(segment)?.[1] ?? '';
    const found = declared.get(name);
    return found === undefined ? segment : refineSegment(segment, found, aliases, text);
  });
  for (const { stem, attributes } of declared.values()) {
    for (const [name, attribute] of Object.entries(attributes)) {
      if (listed(attribute).length > 0 && !aliases.has(`${stem}.${name}`)) {
        throw new Error(`${type_name}: the generated text has no place for the values of ${stem}.${name}`);
      }
    }
  }
  if (aliases.size === 0) return refined.join('');
  const types = [...new Set(aliases.values())].join('\n');
  return refined.join('').replace('// Configuration\n', () => `// Values\n\n${types}\n\n// Configuration\n`);
}

function attributesOf(dump: SchemaDump, collection: string, type_name: string): Attributes {
  for (const provider of Object.values(dump.provider_schemas)) {
    const schemas = (provider as Readonly<Record<string, Readonly<Record<string, { block: Block }>>>>)[
      collection
    ];
    const attributes = schemas?.[type_name]?.block.attributes;
    if (attributes !== undefined) return attributes;
  }
  throw new Error(
    `${type_name || 'a class without type'} is generated but not in ${collection} of the schema`,
  );
}

/** The generators name what is nested after the root class and the path of attributes. */
function declarations(root: string, attributes: Attributes): ReadonlyMap<string, Declared> {
  const found = new Map<string, Declared>([
    [root, { stem: root, attributes }],
    [`${root}Config`, { stem: root, attributes }],
  ]);
  const enter = (stem: string, inner: Attributes): void => {
    for (const [name, { nested_type }] of Object.entries(inner)) {
      if (nested_type === undefined) continue;
      const nested = { stem: stem + pascal(name), attributes: nested_type.attributes };
      found.set(nested.stem, nested).set(`${nested.stem}OutputReference`, nested);
      enter(nested.stem, nested.attributes);
    }
  };
  enter(root, attributes);
  return found;
}

function refineSegment(
  segment: string,
  { stem, attributes }: Declared,
  aliases: Map<string, string>,
  text: string,
): string {
  let refined = segment;
  for (const [name, attribute] of Object.entries(attributes)) {
    const property = camel(name);
    const values = listed(attribute);
    const alias = aliasOf(stem, name, text);
    if (values.length > 0) {
      const before = refined;
      refined = refined
        .replace(new RegExp(`^(  readonly ${property}\\??): string;`, 'm'), `$1: ${alias};`)
        .replace(new RegExp(`^(  private _${property}\\?): string;`, 'm'), `$1: ${alias};`)
        .replace(new RegExp(`^(  public set ${property}\\(value): string\\)`, 'm'), `$1: ${alias})`)
        .replace(`return this.getStringAttribute('${name}');`, (found) =>
          found.replace(';', ` as ${alias};`),
        );
      if (refined !== before) aliases.set(`${stem}.${name}`, declare(alias, stem, property, values));
    }
    refined = documentGetter(refined, property, attribute.description);
  }
  return refined;
}

function listed({ type, description = '' }: Attribute): readonly string[] {
  return type === 'string' ? valuesIn(description) : [];
}

/** A nested object may have the name already. */
function aliasOf(stem: string, name: string, text: string): string {
  const alias = stem + pascal(name);
  return new RegExp(`^export (?:interface|class) ${alias}\\b`, 'm').test(text) ? `${alias}Value` : alias;
}

function declare(alias: string, stem: string, property: string, values: readonly string[]): string {
  const union = values.map((value) => JSON.stringify(value)).join(' | ');
  return `/** What ${stem}.${property} may be. A value that only Terraform knows is given as \`variable.value\`. */\nexport type ${alias} = ${union};`;
}

function documentGetter(segment: string, property: string, description: string | undefined): string {
  if (description === undefined || description === '') return segment;
  const comment = `  /** ${description.replaceAll('*/', '*\\/').replaceAll(/\s+/g, ' ')} */\n`;
  const getter = new RegExp(`^  public get ${property}\\(\\)`, 'm');
  return segment.replace(getter, (found) => comment + found);
}

function camel(name: string): string {
  return name.replaceAll(/_([a-z0-9])/g, (_whole, letter: string) => letter.toUpperCase());
}

function pascal(name: string): string {
  const text = camel(name);
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
