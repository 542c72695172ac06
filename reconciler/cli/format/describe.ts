import type { DriftItem, Event, JournalEntry, Transfer } from '../../../schemas/generated/api.ts';
import { KINDS } from '../../../schemas/generated/kinds.ts';
import type { Field } from '../../../schemas/generated/kinds.ts';
import type { KindName } from '../../../schemas/generated/types.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { ResourceView } from '../wire.ts';
import { age } from './age.ts';
import { nameOfResource } from './columns.ts';
import { eventTable } from './events.ts';
import { journalTable } from './journal.ts';
import { statusWord } from './state.ts';
import { pairs, table } from './table.ts';
import type { Cell } from './table.ts';
import { oneLine } from './text.ts';
import type { Paint } from './text.ts';
import { transferTable } from './transfers.ts';
import { valueLines } from './value.ts';
import type { NameOf } from './value.ts';

/** All that describe shows of one object. */
export type Description = {
  readonly resource: ResourceView;
  readonly drift: readonly DriftItem[];
  /** Oldest first. */
  readonly events: readonly Event[];
  /** Oldest first. */
  readonly journal: readonly JournalEntry[];
  /** What of it is on its way now, for kinds that hold bytes. */
  readonly transfers?: readonly Transfer[];
};

/** What describe needs besides the object. */
export type DescribeOptions = { readonly now: Date; readonly nameOf: NameOf; readonly paint: Paint };

/** Pure. Everything about one object, for people, in the order in which one asks. */
export function describe(description: Description, options: DescribeOptions): string {
  const { resource, drift, events, journal, transfers = [] } = description;
  const { now, paint } = options;
  const sections = [
    head(resource, options),
    section('Spec', fieldLines(resource.kind, 'spec', resource.spec, options)),
    section('Status', fieldLines(resource.kind, 'status', resource.status, options)),
    section('Conditions', conditionLines(resource, options)),
    ...(transfers.length === 0
      ? []
      : [section('Transfers', transferTable(transfers, { paint, indent: '  ' }))]),
    ...(drift.length === 0 ? [] : [section('Drift', driftLines(drift, now))]),
    section('Events', events.length === 0 ? '' : eventTable(events, { now, paint, indent: '  ' })),
    section('Journal', journal.length === 0 ? '' : journalTable(journal, { now, paint, indent: '  ' })),
  ];
  return sections.join('');
}

function section(title: string, body: string): string {
  return body === '' ? `${title}:  none\n` : `${title}:\n${body}`;
}

function head(resource: ResourceView, { now, nameOf, paint }: DescribeOptions): string {
  const when = (time: string): string => `${time} (${age(time, now)} ago)`;
  const project = resource.spec['project_id'];
  const { generation, observed_generation } = resource;
  const rows: (readonly [string, Cell])[] = [
    ['Name', nameOfResource(resource)],
    ['Id', resource.id],
    ['Kind', resource.kind],
  ];
  if (typeof project === 'string') rows.push(['Project', named('project', project, nameOf)]);
  const standing = statusWord(resource);
  rows.push(['Ready', { ...standing, text: standing.text === 'Ready' ? 'yes' : `no (${standing.text})` }]);
  rows.push([
    'Generation',
    `${generation} (${observed_generation === generation ? 'brought about' : `brought about: ${observed_generation}`})`,
  ]);
  rows.push(['Created', when(resource.created_at)]);
  if (resource.updated_at !== resource.created_at) rows.push(['Edited', when(resource.updated_at)]);
  if (resource.deletion_requested_at !== null)
    rows.push(['Deletion asked', when(resource.deletion_requested_at)]);
  return pairs(rows, { paint });
}

function named(kind: KindName, id: string, nameOf: NameOf): string {
  const name = nameOf(kind, id);
  return name === undefined ? id : `${name} (${id})`;
}

function fieldLines(
  kind: KindName,
  source: Field['source'],
  values: JsonObject,
  { nameOf }: DescribeOptions,
): string {
  const fields = KINDS[kind].fields.filter((field) => field.source === source);
  const order = fields.map((field) => field.pointer.slice(1)).filter((name) => !name.includes('/'));
  const known = order.filter((name) => values[name] !== undefined && values[name] !== null);
  const unknown = Object.keys(values).filter((name) => !order.includes(name));
  const shown = [...known, ...unknown].filter((name) => !['name', 'project_id', 'drift'].includes(name));
  const withNames = shown.map((name): readonly [string, Json] => [
    name,
    nameReferences(values[name] ?? null, `/${name}`, fields, nameOf),
  ]);
  const [, ...lines] = valueLines(Object.fromEntries(withNames), '  ');
  return lines.map((line) => `${line}\n`).join('');
}

/** Puts the name before every id in a value whose field refers to another kind. */
function nameReferences(value: Json, pointer: string, fields: readonly Field[], nameOf: NameOf): Json {
  if (typeof value === 'string') {
    const field = fields.find((candidate) => candidate.pointer === pointer);
    return field?.references === undefined ? value : named(field.references, value, nameOf);
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value))
    return (value as readonly Json[]).map((item) => nameReferences(item, `${pointer}/*`, fields, nameOf));
  const isMap = fields.some((field) => field.pointer === pointer && field.type === 'map');
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      nameReferences(inner, `${pointer}/${isMap ? '*' : key}`, fields, nameOf),
    ]),
  );
}

function conditionLines(resource: ResourceView, { now, paint }: DescribeOptions): string {
  if (resource.conditions.length === 0) return '';
  const columns = ['TYPE', 'STATUS', 'REASON', 'AGE', 'MESSAGE'].map((header) => ({ header }));
  const rows = resource.conditions.map(({ type, status, reason, time, message }) => [
    type,
    status,
    reason,
    age(time, now),
    oneLine(message),
  ]);
  return table(columns, rows, { paint, indent: '  ' });
}

function driftLines(drift: readonly DriftItem[], now: Date): string {
  const columns = ['FIELD', 'EXPECTED', 'FOUND', 'SINCE', 'POLICY'].map((header) => ({ header }));
  const rows = drift.map(({ field, expected, found, since, policy }) => [
    field,
    expected,
    found,
    age(since, now),
    policy,
  ]);
  return table(columns, rows, { indent: '  ' });
}
