import { KINDS } from '../../../schemas/generated/kinds.ts';
import type { Field } from '../../../schemas/generated/kinds.ts';
import type { KindName } from '../../../schemas/generated/types.ts';
import type { Json } from '../../model/json.ts';
import type { ResourceView } from '../wire.ts';
import { age } from './age.ts';
import { stateWord, statusWord } from './state.ts';
import { table } from './table.ts';
import type { Cell, Column } from './table.ts';
import type { Paint } from './text.ts';
import { cellText } from './value.ts';
import type { NameOf } from './value.ts';

/**
 * Fields that say most about an object of a kind, in order. A kind that is not named here shows its required fields
 * and those with a unit, so that a new kind has a useful list without a line here.
 */
const SHOWN: Readonly<Partial<Record<KindName, readonly string[]>>> = {
  host: ['uri', 'vcpus', 'memory_mib', 'disk_gib', 'accelerator'],
  image: ['disk_format', 'size_bytes'],
  keypair: ['fingerprint'],
  network: ['mode', 'mtu', 'dns_domain'],
  subnet: ['network_id', 'cidr', 'gateway'],
  server: ['addresses', 'flavor_id', 'placed_host_id'],
  server_set: ['counts', 'max_unavailable'],
};

/** Fields that have a column of their own, or that no table can show well. */
const NEVER = new Set(['name', 'project_id', 'state', 'drift']);

/** What a list shows besides the objects. */
export type ListOptions = {
  readonly now: Date;
  readonly nameOf: NameOf;
  readonly paint?: Paint;
  /** All fields that at least one object has. */
  readonly wide?: boolean;
  readonly headers?: boolean;
  /** Default: shown when the objects belong to more than one project. */
  readonly project?: boolean;
};

/** Pure. Fields of a kind that its list shows. */
export function shownFields(kind: KindName): readonly Field[] {
  const fields = topFields(kind);
  const names = SHOWN[kind];
  if (names === undefined)
    return fields.filter(
      (field) =>
        field.definition !== 'sha256' &&
        (field.required || field.unit !== undefined || field.values !== undefined),
    );
  return names.flatMap((name) => fields.filter((field) => nameOfField(field) === name));
}

/** Pure. Fields of a kind that its list shows, or its wide list, with the project's. */
export function listedFields(kind: KindName, wide: boolean): readonly Field[] {
  const project = KINDS[kind].fields.filter((field) => field.pointer === '/project_id');
  return [...project, ...(wide ? topFields(kind) : shownFields(kind))];
}

function topFields(kind: KindName): readonly Field[] {
  return KINDS[kind].fields.filter(
    (field) =>
      field.pointer.lastIndexOf('/') === 0 && field.write_only !== true && !NEVER.has(nameOfField(field)),
  );
}

function nameOfField(field: Field): string {
  return field.pointer.slice(1);
}

function valueOf(resource: ResourceView, field: Field): Json | undefined {
  return (field.source === 'spec' ? resource.spec : resource.status)[nameOfField(field)];
}

function headerOf(field: Field): string {
  const name = nameOfField(field);
  const bare = field.references === undefined ? name : name.replace(/_id$/, '');
  return (field.unit === 'bytes' ? bare.replace(/_bytes$/, '') : bare).toUpperCase();
}

type Shown = { readonly column: Column; readonly cell: (resource: ResourceView) => Cell };

/** Pure. A list of objects of one kind as a table. */
export function resourceTable(
  kind: KindName,
  resources: readonly ResourceView[],
  options: ListOptions,
): string {
  const { now, nameOf } = options;
  const projects = new Set(resources.map((resource) => resource.spec['project_id']));
  const hasProject =
    KINDS[kind].in_project && (options.project ?? (options.wide === true || projects.size > 1));
  const hasState = KINDS[kind].fields.some(
    (field) => field.source === 'status' && field.pointer === '/state',
  );
  const narrow = shownFields(kind);
  const others = options.wide === true ? topFields(kind).filter((field) => !narrow.includes(field)) : [];
  const filled = others.filter((field) =>
    resources.some((resource) => cellText(valueOf(resource, field), field, nameOf) !== '-'),
  );
  const shown: readonly Shown[] = [
    { column: { header: 'ID' }, cell: (resource) => resource.id },
    { column: { header: 'NAME' }, cell: (resource) => nameOfResource(resource) },
    ...(hasProject ? [{ column: { header: 'PROJECT' }, cell: projectCell(nameOf) }] : []),
    ...(hasState ? [{ column: { header: 'STATE' }, cell: stateWord }] : []),
    { column: { header: 'STATUS' }, cell: statusWord },
    ...[...narrow, ...filled].map((field) => fieldColumn(field, nameOf)),
    { column: { header: 'AGE' }, cell: (resource) => age(resource.created_at, now) },
  ];
  return table(
    shown.map(({ column }) => column),
    resources.map((resource) => shown.map(({ cell }) => cell(resource))),
    {
      ...(options.paint === undefined ? {} : { paint: options.paint }),
      ...(options.headers === undefined ? {} : { headers: options.headers }),
    },
  );
}

function fieldColumn(field: Field, nameOf: NameOf): Shown {
  const isNumber = field.type === 'integer' || field.type === 'number';
  return {
    column: { header: headerOf(field), align: isNumber ? 'right' : 'left' },
    cell: (resource) => cellText(valueOf(resource, field), field, nameOf),
  };
}

function projectCell(nameOf: NameOf): (resource: ResourceView) => string {
  return ({ spec }) => {
    const id = spec['project_id'];
    return typeof id === 'string' ? (nameOf('project', id) ?? id) : '-';
  };
}

/** Pure. The object's name; its id should it have none. */
export function nameOfResource(resource: ResourceView): string {
  const name = resource.spec['name'] ?? resource.status['name'];
  return typeof name === 'string' ? name : resource.id;
}

/** Pure. `server/web`: how commands take an object in one word. */
export function slashName(resource: ResourceView): string {
  return `${resource.kind}/${nameOfResource(resource)}`;
}
