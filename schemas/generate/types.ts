import { allProperties, childrenOf } from './model.ts';
import type { KindModel, Model, Property, Shape } from './model.ts';
import { pascalCase, singular, withArticle } from './names.ts';

/** Which of a property's faces is wanted: what a user may write, what is stored, or what is reported. */
type Face = 'input' | 'spec' | 'status';

/** Pure. The model -> generated/types.ts: readonly interfaces for every kind and for the configuration. */
export function types(model: Model): string {
  const names = model.kinds.map((kind) => kind.name);
  const byKind = (suffix: string): string =>
    model.kinds.map((kind) => `readonly ${kind.name}: ${pascalCase(kind.name)}${suffix};`).join('\n');
  return [
    '// Generated from schemas/*.json by schemas/generate. Do not edit: change the schema and run make generate.',
    docstring(['Name of a kind, referenced kinds before those that refer to them.']),
    `export type KindName = ${names.map((name) => `'${name}'`).join(' | ')};`,
    ...names.flatMap((name) => [
      docstring([`Id of ${withArticle(name)}: a lower-case UUID.`]),
      `export type ${pascalCase(name)}Id = string;`,
    ]),
    ...model.kinds.flatMap(kindTypes),
    docstring(['Spec of each kind as it is stored: defaults are filled in.']),
    `export interface SpecOf {\n${byKind('Spec')}\n}`,
    docstring(['Spec of each kind as a user writes it: what has a default may be left out.']),
    `export interface SpecInputOf {\n${byKind('SpecInput')}\n}`,
    docstring(['Status of each kind: what Cairn reports; null where nothing is known yet.']),
    `export interface StatusOf {\n${byKind('Status')}\n}`,
    docstring(['One statement about an object, in the style of Kubernetes conditions.']),
    `export interface Condition {\n${members(model.condition, 'spec', 'Condition')}\n}`,
    ...nestedTypes(model.config, 'Config'),
    docstring(['The configuration of the service with defaults filled in.']),
    `export interface Config {\n${members(model.config, 'spec', 'Config')}\n}`,
    docstring(['The configuration of the service as given: what has a default may be left out.']),
    `export interface ConfigInput {\n${members(model.config, 'input', 'Config')}\n}`,
    '',
  ].join('\n');
}

/** Pure. Lines -> a doc comment; what would end the comment early is taken apart. */
export function docstring(lines: readonly string[]): string {
  const safe = lines.filter((line) => line !== '').map((line) => line.replaceAll('*/', '*\\/'));
  return safe.length === 1 ? `/** ${safe[0]} */` : `/**\n${safe.map((line) => ` * ${line}`).join('\n')}\n */`;
}

function kindTypes(kind: KindModel): readonly string[] {
  const name = pascalCase(kind.name);
  const status =
    kind.status.length === 0
      ? `export type ${name}Status = Readonly<Record<string, never>>;`
      : `export interface ${name}Status {\n${members(kind.status, 'status', name)}\n}`;
  return [
    ...nestedTypes([...kind.spec, ...kind.status], name),
    docstring([kind.description, 'The spec as it is stored, defaults filled in.']),
    `export interface ${name}Spec {\n${members(kind.spec, 'spec', name)}\n}`,
    docstring([`What a user writes for ${withArticle(kind.name)}: what has a default may be left out.`]),
    `export interface ${name}SpecInput {\n${members(kind.spec, 'input', name)}\n}`,
    docstring([`What Cairn reports about ${withArticle(kind.name)}; null where nothing is known yet.`]),
    status,
  ];
}

function nestedTypes(properties: readonly Property[], owner: string): readonly string[] {
  return properties.flatMap((property) => {
    const children = childrenOf(property.shape);
    if (children.length === 0) return [];
    const name = nestedName(owner, property, 'spec');
    const inputName = nestedName(owner, property, 'input');
    return [
      ...nestedTypes(children, name),
      docstring([`One entry of ${property.name}: ${property.description}`]),
      `export interface ${name} {\n${members(children, 'spec', name)}\n}`,
      ...(inputName === name
        ? []
        : [
            docstring([`One entry of ${property.name} as a user writes it.`]),
            `export interface ${inputName} {\n${members(children, 'input', name)}\n}`,
          ]),
    ];
  });
}

function nestedName(owner: string, property: Property, face: Face): string {
  const name = owner + pascalCase(property.shape.type === 'object' ? property.name : singular(property.name));
  const hasDefaults = allProperties(childrenOf(property.shape)).some((child) => child.default !== undefined);
  return face === 'input' && hasDefaults ? `${name}Input` : name;
}

function members(properties: readonly Property[], face: Face, owner: string): string {
  return properties
    .map((property) => {
      const given = property.required || (face === 'spec' && property.default !== undefined);
      const mark = given || face === 'status' ? '' : '?';
      const type = typeOf(property.shape, property, face, owner) + (face === 'status' ? ' | null' : '');
      return `${docstring(describe(property))}\nreadonly ${property.name}${mark}: ${type};`;
    })
    .join('\n');
}

function describe(property: Property): readonly string[] {
  return [
    property.description,
    property.unit === undefined ? '' : `Unit: ${property.unit}.`,
    property.default === undefined ? '' : `Default: ${JSON.stringify(property.default)}.`,
    property.write_only ? 'Write-only: never returned.' : '',
    property.mutability === 'replace' && !property.read_only ? 'A change replaces the object.' : '',
    property.mutability === 'restart' ? 'A change restarts what runs.' : '',
    property.mutability === 'rebuild' ? 'A change makes anew what runs: data on it is lost.' : '',
  ];
}

function typeOf(shape: Shape, property: Property, face: Face, owner: string): string {
  if (shape.type === 'string') {
    if (property.references !== undefined) return `${pascalCase(property.references)}Id`;
    return shape.values?.map((value) => JSON.stringify(value)).join(' | ') ?? 'string';
  }
  if (shape.type === 'boolean') return 'boolean';
  if (shape.type === 'integer' || shape.type === 'number') return 'number';
  if (shape.type === 'object') return nestedName(owner, property, face);
  const inner = (held: Shape): string => typeOf(held, property, face, owner);
  return shape.type === 'map'
    ? `Readonly<Record<string, ${inner(shape.values)}>>`
    : `ReadonlyArray<${inner(shape.items)}>`;
}
