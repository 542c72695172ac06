import type { DriftItem } from '../../../schemas/generated/api.ts';
import { age } from './age.ts';
import { table } from './table.ts';
import { count } from './text.ts';
import type { Paint } from './text.ts';
import type { NameOf } from './value.ts';

/** How to print drift. */
export type DriftOptions = {
  readonly now: Date;
  readonly nameOf: NameOf;
  readonly paint: Paint;
  readonly headers?: boolean;
};

/** Pure. Each field that is not as asked, one a row; nothing at all when there is none. */
export function driftTable(items: readonly DriftItem[], options: DriftOptions): string {
  if (items.length === 0) return '';
  const hasProject = new Set(items.map((item) => item.project_id)).size > 1;
  const headers = [
    'KIND',
    'NAME',
    ...(hasProject ? ['PROJECT'] : []),
    'FIELD',
    'EXPECTED',
    'FOUND',
    'SINCE',
    'POLICY',
  ];
  const rows = items.map((item) => [
    item.kind,
    item.name,
    ...(hasProject ? [projectName(item, options.nameOf)] : []),
    item.field,
    { text: item.expected, tone: 'good' as const },
    { text: item.found, tone: 'bad' as const },
    age(item.since, options.now),
    item.policy,
  ]);
  return table(
    headers.map((header) => ({ header })),
    rows,
    { paint: options.paint, ...(options.headers === undefined ? {} : { headers: options.headers }) },
  );
}

function projectName({ project_id }: DriftItem, nameOf: NameOf): string {
  return project_id === null ? '-' : (nameOf('project', project_id) ?? project_id);
}

/** Pure. One sentence on all drift, for people: how much, and who puts it right. */
export function driftSummary(items: readonly DriftItem[]): string {
  if (items.length === 0) return 'No drift: everything is as asked.';
  const objects = new Set(items.map((item) => item.id)).size;
  const reported = items.filter((item) => item.policy === 'report').length;
  const enforced = items.length - reported;
  const parts = [
    ...(enforced > 0 ? [`${enforced} being put right (enforce)`] : []),
    ...(reported > 0 ? [`${reported} waiting for terraform apply (report)`] : []),
  ];
  return `Drift: ${count(items.length, 'field')} of ${count(objects, 'object')}; ${parts.join(', ')}.`;
}
