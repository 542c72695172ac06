import type { Field } from '../../../schemas/generated/kinds.ts';
import type { KindName } from '../../../schemas/generated/types.ts';
import type { Json } from '../../model/json.ts';
import { formatBytes } from '../../model/units.ts';
import { oneLine, shorten } from './text.ts';

/** Pure. Name of an object that is only known by its id; undefined when it is not known. */
export type NameOf = (kind: KindName, id: string) => string | undefined;

/** Longest text in a cell of a table. */
const CELL_LIMIT = 48;

/** Pure. A value in a cell of a table: '-' when there is none, references by name, bytes in human units. */
export function cellText(value: Json | undefined, field: Field, nameOf: NameOf): string {
  if (value === undefined || value === null || value === '') return '-';
  if (typeof value === 'number' && field.unit === 'bytes') return formatBytes(value);
  if (typeof value === 'string' && field.references !== undefined)
    return nameOf(field.references, value) ?? value;
  return shorten(oneLine(inline(value)).trim() || '-', CELL_LIMIT);
}

/** Pure. Any value on one line: lists with commas, maps as key=value, an empty one as nothing. */
export function inline(value: Json): string {
  if (value === null) return '-';
  if (typeof value === 'object') {
    if (Array.isArray(value)) return (value as readonly Json[]).map(inline).join(',');
    return Object.entries(value)
      .map(([key, inner]) => `${key}=${isNested(inner) ? `{${inline(inner)}}` : inline(inner)}`)
      .join(',');
  }
  return String(value);
}

function isNested(value: Json): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Pure. A value as indented lines, the way YAML shows it: maps and lists of maps nest, references carry their name. */
export function valueLines(value: Json, indent: string): readonly string[] {
  if (typeof value === 'string' && value.trimEnd().includes('\n'))
    return [
      '|',
      ...value
        .trimEnd()
        .split('\n')
        .map((line) => `${indent}${oneLine(line)}`),
    ];
  if (typeof value !== 'object' || value === null) return [value === '' ? '""' : oneLine(inline(value))];
  const entries = Array.isArray(value)
    ? (value as readonly Json[]).map((item) => ['-', item] as const)
    : Object.entries(value).map(([key, item]) => [`${oneLine(key)}:`, item] as const);
  if (entries.length === 0) return [Array.isArray(value) ? '[]' : '{}'];
  const nested = entries.flatMap(([label, item]) => {
    const [first = '', ...rest] = valueLines(item, `${indent}  `);
    return [first === '' ? `${indent}${label}` : `${indent}${label} ${first}`, ...rest];
  });
  return ['', ...nested];
}
