/** A page of the registry's documentation per thing that the provider serves. Pure. */
import type { AttributeDescriptions, KindDescription, Mutability } from '../schema/description.ts';
import type { Example } from './examples.ts';
import { schemaSection, typeOfBytes, typeText } from './schema-section.ts';
import type { ServedFunction, ServedIdentityAttribute, ServedSchema } from './served.ts';

/** What stands above every page. */
export interface FrontMatter {
  readonly page_title: string;
  /** Left out on the index. */
  readonly subcategory?: string;
  readonly description: string;
}

/** What all pages of types need. */
export interface TypePage {
  readonly type_name: string;
  readonly subcategory: string;
  readonly schema: ServedSchema;
  readonly example: Example;
}

const MUTABILITIES: readonly (readonly [Mutability, string])[] = [
  ['in-place', 'In place, without harm to what runs'],
  ['restart', 'With one restart of the guest'],
  ['rebuild', 'By making anew what it runs, with the loss of its data'],
  ['replace', 'By a new object in the place of the old one'],
];

const SAMPLE_ID = '5c0f6f0e-6f0c-4c5b-a5a7-8a3b8f0f0c55';

/** Pure. The block of YAML that a page begins with. */
export function frontMatter({ page_title, subcategory, description }: FrontMatter): string {
  return [
    '---',
    `page_title: ${JSON.stringify(page_title)}`,
    ...(subcategory === undefined ? [] : [`subcategory: ${JSON.stringify(subcategory)}`]),
    'description: |-',
    `  ${plain(description)}`,
    '---',
  ].join('\n');
}

/** Pure. The page of a managed resource; `kind` is undefined for a resource that is not a kind of its own. */
export function resourcePage(
  page: TypePage,
  identity: readonly ServedIdentityAttribute[],
  kind: KindDescription | undefined,
): string {
  return join([
    ...typeHead(page, 'Resource'),
    schemaSection(page.schema),
    kind === undefined ? '' : changes(kind),
    importSection(page, identity),
  ]);
}

/** Pure. The page of a data source, ephemeral resource, list resource or action; `title` is what it is. */
export function typePage(page: TypePage, title: string): string {
  return join([...typeHead(page, title), schemaSection(page.schema, title !== 'Data Source')]);
}

/** Pure. The page of a provider function. */
export function functionPage(name: string, definition: ServedFunction, example: Example): string {
  const parameters = [
    ...definition.parameters,
    ...(definition.variadic_parameter === undefined ? [] : [definition.variadic_parameter]),
  ];
  const variadic = definition.parameters.length;
  const signature = parameters
    .map(
      (one, index) =>
        `${one.name} ${typeText(typeOfBytes(one.type)).toLowerCase()}${index === variadic ? '...' : ''}`,
    )
    .join(', ');
  const result =
    definition.return === undefined ? 'dynamic' : typeText(typeOfBytes(definition.return.type)).toLowerCase();
  return join([
    frontMatter({
      page_title: `${name} function - cairn`,
      subcategory: '',
      description: definition.summary === '' ? definition.description : definition.summary,
    }),
    `# function: ${name}`,
    definition.description === '' ? definition.summary : definition.description,
    exampleUsage(example),
    '## Signature',
    `\`\`\`text\n${name}(${signature}) ${result}\n\`\`\``,
    '## Arguments',
    parameters.length === 0
      ? 'None.'
      : parameters
          .map((one, index) => {
            const marks = [
              typeText(typeOfBytes(one.type)),
              ...(one.allow_null_value ? ['Nullable'] : []),
              ...(index === variadic ? ['Variadic'] : []),
            ];
            return `${index + 1}. \`${one.name}\` (${marks.join(', ')}) ${one.description}`.trimEnd();
          })
          .join('\n'),
  ]);
}

function typeHead(page: TypePage, title: string): readonly string[] {
  const description = page.schema.block?.description ?? '';
  return [
    frontMatter({
      page_title: `${page.type_name} ${title} - cairn`,
      subcategory: page.subcategory,
      description,
    }),
    `# ${page.type_name} (${title})`,
    description,
    exampleUsage(page.example),
  ];
}

function exampleUsage(example: Example): string {
  return join([
    '## Example Usage',
    ...example.files.map(({ text }) => `\`\`\`terraform\n${text.trim()}\n\`\`\``),
  ]);
}

/** Pure. What a change of each argument does, told in one place. */
function changes(kind: KindDescription): string {
  const names = namesByMutability(kind.attributes, '');
  const rows = MUTABILITIES.flatMap(([mutability, title]) => {
    const members = names.filter(([, of]) => of === mutability).map(([name]) => `\`${name}\``);
    return members.length === 0 ? [] : [`- ${title}: ${members.join(', ')}.`];
  });
  const opt_in =
    kind.holds_data === undefined
      ? ''
      : `A new object in the place of the old one loses ${kind.holds_data}: without \`allow_replace = true\` such a change is refused when it is planned.`;
  return rows.length === 0 ? '' : join(['## What a change does', rows.join('\n'), opt_in]);
}

function namesByMutability(
  attributes: AttributeDescriptions,
  path: string,
): readonly (readonly [name: string, mutability: Mutability])[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    const isAsked = attribute.source === 'spec' && (attribute.optional ?? attribute.required ?? false);
    if (!isAsked) return [];
    const star = attribute.nested?.nesting === 'single' ? '.' : '.*.';
    return [
      [`${path}${name}`, attribute.mutability ?? 'in-place'] as const,
      ...namesByMutability(attribute.nested?.attributes ?? {}, `${path}${name}${star}`),
    ];
  });
}

function importSection(page: TypePage, identity: readonly ServedIdentityAttribute[]): string {
  const command = page.example.import_command;
  if (command === undefined) return '';
  return join([
    '## Import',
    'With the command:',
    `\`\`\`shell\n${command.text.trim()}\n\`\`\``,
    'With a block, from Terraform 1.5 (`terraform plan -generate-config-out=FILE` writes the configuration):',
    `\`\`\`terraform\nimport {\n  to = ${command.address}\n  id = "${command.id}"\n}\n\`\`\``,
    ...(identity.length === 0 ? [] : identitySection(command.address, identity)),
  ]);
}

function identitySection(address: string, identity: readonly ServedIdentityAttribute[]): readonly string[] {
  const shown = identity.some((one) => one.required_for_import)
    ? identity.filter((one) => one.required_for_import)
    : identity.slice(0, 1);
  const width = Math.max(...shown.map(({ name }) => name.length));
  const values = shown.map(
    ({ name }) => `    ${name.padEnd(width)} = "${name === 'id' || name.endsWith('_id') ? SAMPLE_ID : name}"`,
  );
  return [
    'By identity, from Terraform 1.12:',
    `\`\`\`terraform\nimport {\n  to = ${address}\n  identity = {\n${values.join('\n')}\n  }\n}\n\`\`\``,
    '### Identity Schema',
    ...(['Required', 'Optional'] as const).flatMap((group) => {
      const members = identity.filter((one) => one.required_for_import === (group === 'Required'));
      const lines = members.map((one) =>
        `- \`${one.name}\` (${typeText(typeOfBytes(one.type))}) ${one.description}`.trimEnd(),
      );
      return lines.length === 0 ? [] : [`#### ${group}`, lines.join('\n')];
    }),
  ];
}

/** Pure. Markdown -> one line of plain text for the front matter. */
function plain(text: string): string {
  return text.replaceAll('`', '').replaceAll(/\s+/g, ' ').trim();
}

function join(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
