/** A schema as Markdown, in the layout that Terraform's registry shows: required, optional, read-only, nested. */
import { typeFromJson } from '../protocol/cty-type.ts';
import type { CtyType } from '../protocol/cty-type.ts';
import type { ServedAttribute, ServedSchema } from './served.ts';

/** Titles by the protocol's number of a nesting mode. */
const NESTED_TITLES = ['', 'Attributes', 'Attributes List', 'Attributes Set', 'Attributes Map'] as const;
const BLOCK_TITLES = ['', 'Block', 'Block List', 'Block Set', 'Block Map', 'Block'] as const;
const PRIMITIVES = { string: 'String', number: 'Number', bool: 'Boolean', dynamic: 'Dynamic' } as const;
const GROUPS = ['Required', 'Optional', 'Read-Only'] as const;

type Group = (typeof GROUPS)[number];

/** A line of the list, and what stands below it. */
interface Entry {
  readonly name: string;
  readonly group: Group;
  readonly marks: readonly string[];
  readonly description: string;
  readonly children: readonly Entry[];
}

/** Pure. A type in words: `Map of String`. */
export function typeText(type: CtyType): string {
  if (typeof type === 'string') return PRIMITIVES[type];
  if (type.kind === 'object') return 'Object';
  if (type.kind === 'tuple') return 'Tuple';
  const kind = { list: 'List', set: 'Set', map: 'Map' }[type.kind];
  return `${kind} of ${typeText(type.element)}`;
}

/** Pure. The type that the protocol carries as JSON bytes. */
export function typeOfBytes(bytes: Uint8Array): CtyType {
  return typeFromJson(JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown);
}

/** Sentences about giving a value, which mean nothing where it can only be read. */
const ABOUT_GIVING =
  / ?(Changing this [^.]*\.|Default: `[^`]*`\.|(At most|At least|Between) [\d,.]+( and [\d,.]+)?( characters| items| entries)?\.(?!\d))/g;

/** Pure. A schema -> the section `## Schema` with all that is nested in it; `is_given` is false for what only reads. */
export function schemaSection(schema: ServedSchema, is_given = true): string {
  const told = entriesOf(schema.block);
  const entries = is_given ? told : told.map(asRead);
  const groups = groupsOf(entries, '###', '');
  return ['## Schema', ...groups, ...nestedSections(entries, [])].join('\n\n');
}

function asRead(entry: Entry): Entry {
  return {
    ...entry,
    description: entry.description.replaceAll(ABOUT_GIVING, '').trim(),
    children: entry.children.map(asRead),
  };
}

function entriesOf(block: ServedSchema['block']): readonly Entry[] {
  const blocks = (block?.block_types ?? []).map((inner): Entry => ({
    name: inner.type_name,
    group: inner.min_items > 0 ? 'Required' : 'Optional',
    marks: [BLOCK_TITLES[inner.nesting] ?? 'Block'],
    description: inner.block?.description ?? '',
    children: entriesOf(inner.block),
  }));
  return [...(block?.attributes ?? []).map(toEntry), ...blocks];
}

function toEntry(attribute: ServedAttribute): Entry {
  const nested = attribute.nested_type;
  return {
    name: attribute.name,
    group: attribute.required ? 'Required' : attribute.optional ? 'Optional' : 'Read-Only',
    marks: [
      nested === undefined
        ? typeText(typeOfBytes(attribute.type))
        : (NESTED_TITLES[nested.nesting] ?? 'Attributes'),
      ...(attribute.sensitive ? ['Sensitive'] : []),
      ...(attribute.write_only ? ['Write-only'] : []),
      ...(attribute.deprecated ? ['Deprecated'] : []),
    ],
    description: attribute.description,
    children: (nested?.attributes ?? []).map(toEntry),
  };
}

function groupsOf(entries: readonly Entry[], heading: string, path: string): readonly string[] {
  return GROUPS.flatMap((group) => {
    const members = entries
      .filter((entry) => entry.group === group)
      .sort((left, right) => (left.name < right.name ? -1 : 1));
    if (members.length === 0) return [];
    const title = heading === '' ? `${group}:` : `${heading} ${group}`;
    return [`${title}\n\n${members.map((entry) => line(entry, path)).join('\n')}`];
  });
}

function line(entry: Entry, path: string): string {
  const below =
    entry.children.length === 0
      ? ''
      : `(see [below for nested schema](#${anchor([...(path === '' ? [] : [path]), entry.name])}))`;
  const words = [entry.description.replaceAll('\n', ' '), below].filter((part) => part !== '').join(' ');
  return `- \`${entry.name}\` (${entry.marks.join(', ')})${words === '' ? '' : ` ${words}`}`;
}

function nestedSections(entries: readonly Entry[], above: readonly string[]): readonly string[] {
  return entries.flatMap((entry) => {
    if (entry.children.length === 0) return [];
    const path = [...above, entry.name];
    const title = `<a id="${anchor(path)}"></a>\n### Nested Schema for \`${path.join('.')}\``;
    return [title, ...groupsOf(entry.children, '', path.join('--')), ...nestedSections(entry.children, path)];
  });
}

function anchor(path: readonly string[]): string {
  return `nestedatt--${path.join('--')}`;
}
