import type { Change, Operation, Plan } from '../../../schemas/generated/api.ts';
import type { Disruption } from '../../model/operation.ts';
import type { ResourceView } from '../wire.ts';
import { nameOfResource } from './columns.ts';
import { table } from './table.ts';
import { count, oneLine } from './text.ts';
import type { Paint, Toned } from './text.ts';

/** One object and what would be done to it. */
export type ObjectPlan = { readonly resource: ResourceView; readonly plan: Plan };

/** What a plan says, for the exit code. */
export type PlanOutcome = 'nothing' | 'something' | 'unknown';

/** Codes of a failed look at the world; other problems say what must change before the object can be as asked. */
const UNSEEN: ReadonlySet<string> = new Set(['unavailable', 'timeout', 'internal']);

/** Without a look at the world nothing is planned; an object that only waits needs no look. */
function isUnknown(plan: Plan): boolean {
  if (plan.known || plan.waiting !== null) return false;
  return plan.problem === null || UNSEEN.has(plan.problem.code);
}

/** Pure. Whether anything would be done, waits to be done, or cannot be known. */
export function planOutcome({ plan }: ObjectPlan): PlanOutcome {
  if (isUnknown(plan)) return 'unknown';
  const isEmpty = plan.changes.length === 0 && plan.operations.length === 0;
  return isEmpty && plan.waiting === null && plan.problem === null ? 'nothing' : 'something';
}

const EFFECTS: Readonly<Record<Disruption, string>> = {
  none: '',
  restart: 'restarts the guest',
  rebuild: 'rebuilds the guest',
  replace: 'replaces the object',
};

/** Pure. What would be done to one object and why: differences, then steps in order, then what it waits for. */
export function objectPlan({ resource, plan }: ObjectPlan, paint: Paint): string {
  const name = `${resource.kind} ${paint(`"${oneLine(nameOfResource(resource))}"`, 'strong')} (${resource.id})`;
  const lines = [`${name}${resource.deletion_requested_at === null ? '' : ' will be deleted'}\n`];
  const problem = plan.problem?.message;
  if (isUnknown(plan))
    lines.push(
      `  ${paint('! Not known:', 'bad')} ${oneLine(problem ?? 'the world could not be observed')}\n`,
    );
  else if (problem !== undefined) lines.push(`  ${paint('! Cannot be done:', 'bad')} ${oneLine(problem)}\n`);
  if (plan.changes.length > 0) lines.push(changeLines(plan.changes, paint));
  if (plan.operations.length > 0) lines.push('\n  Steps:\n', operationLines(plan.operations, paint));
  if (plan.waiting !== null)
    lines.push(
      `  ${paint('Waits:', 'busy')} ${oneLine(plan.waiting.message)} (${oneLine(plan.waiting.reason)})\n`,
    );
  return lines.join('');
}

function changeLines(changes: readonly Change[], paint: Paint): string {
  const rows = changes.map(({ field, expected, found, disruption }) => [
    sign(disruption),
    field,
    { text: found, tone: 'bad' as const },
    '->',
    { text: expected, tone: 'good' as const },
    EFFECTS[disruption] === '' ? '' : { text: `# ${EFFECTS[disruption]}`, tone: 'busy' as const },
  ]);
  return table(rows[0]?.map(() => ({ header: '' })) ?? [], rows, { headers: false, indent: '  ', paint });
}

function sign(disruption: Disruption): Toned {
  return disruption === 'replace' || disruption === 'rebuild'
    ? { text: '-/+', tone: 'bad' }
    : { text: '~', tone: 'busy' };
}

function operationLines(operations: readonly Operation[], paint: Paint): string {
  const rows = operations.map((operation, index) => [
    `${index + 1}.`,
    operation.name,
    operation.reason,
    { text: remarks(operation, index), tone: operation.destructive ? ('bad' as const) : ('busy' as const) },
  ]);
  return table([{ header: '', align: 'right' }, { header: '' }, { header: '' }, { header: '' }], rows, {
    headers: false,
    indent: '    ',
    paint,
  });
}

/** What is not usual about a step: that it destroys or disturbs, or that it need not wait for the one before. */
function remarks(operation: Operation, index: number): string {
  const effect = EFFECTS[operation.disruption];
  const isChained = index === 0 || operation.after.includes(index - 1);
  const others = operation.after.map((ordinal) => ordinal + 1).join(', ');
  const order = isChained ? '' : others === '' ? 'at once' : `after ${others}`;
  const parts = [operation.destructive ? 'destructive' : '', effect, order].filter((part) => part !== '');
  return parts.length === 0 ? '' : `# ${parts.join('; ')}`;
}

/** Pure. The last line: how much would be done to how many objects. */
export function planSummary(plans: readonly ObjectPlan[]): string {
  const busy = plans.filter((entry) => planOutcome(entry) === 'something');
  const unknown = plans.filter((entry) => planOutcome(entry) === 'unknown').length;
  const unknownPart = unknown === 0 ? '' : ` ${count(unknown, 'object')} could not be looked at.`;
  if (busy.length === 0 && unknown > 0) return `Plan: unknown.${unknownPart}`;
  if (busy.length === 0) return `Nothing to do: ${count(plans.length, 'object is', 'objects are')} as asked.`;
  const operations = busy.flatMap(({ plan }) => plan.operations);
  const destructive = operations.filter((operation) => operation.destructive).length;
  const waiting = busy.filter(({ plan }) => plan.waiting !== null).length;
  const parts = [
    count(operations.length, 'step'),
    `${destructive} destructive`,
    ...(waiting > 0 ? [`${waiting} waiting`] : []),
  ];
  return `Plan: ${count(busy.length, 'object')} of ${plans.length} to bring about, ${parts.join(', ')}.${unknownPart}`;
}
