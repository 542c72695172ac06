import type { DriftItem } from '../../../schemas/generated/api.ts';
import { KINDS } from '../../../schemas/generated/kinds.ts';
import { oneLine } from './text.ts';

/** What stands for a value that nobody may read. */
const HIDDEN = '(hidden)';

/** A password between the user's name and the @ of a URL. */
const URL_PASSWORD = /([a-z][a-z0-9+.-]*:\/\/[^\s/?#@:]*):[^\s/?#@]+@/gi;

/**
 * Pure. Drift as every form of the report shows it: by kind, name, id and field, whatever order the service answered in;
 * only the fields of the contract; write-only values and passwords in URLs are not shown; one line a value.
 */
export function driftReport(items: readonly DriftItem[]): readonly DriftItem[] {
  return items.map(toReported).sort(byPlace);
}

/** Pure. What is wrong, in one sentence without a full stop: `power_state: expected running, found stopped`. */
export function driftSentence({ field, expected, found }: DriftItem): string {
  return `${field}: expected ${expected}, found ${found}`;
}

/** Pure. Who puts it right. */
export function driftRemedy({ policy }: DriftItem): string {
  return policy === 'enforce'
    ? 'Cairn is putting it right (drift_policy enforce)'
    : 'it waits for terraform apply (drift_policy report)';
}

function toReported(item: DriftItem): DriftItem {
  const shown = isSecret(item)
    ? () => HIDDEN
    : (text: string) => oneLine(text.replace(URL_PASSWORD, '$1:***@'));
  return {
    kind: item.kind,
    id: item.id,
    name: oneLine(item.name),
    project_id: item.project_id,
    policy: item.policy,
    field: oneLine(item.field),
    expected: shown(item.expected),
    found: shown(item.found),
    since: item.since,
  };
}

/** A field may be told with its parts (`nics.eth0.address`); a part of what is write-only is write-only. */
function isSecret({ kind, field }: DriftItem): boolean {
  const parts = field.split(/[./[\]]/).filter((part) => part !== '');
  return KINDS[kind].fields.some(({ pointer, write_only }) => {
    if (write_only !== true) return false;
    const segments = pointer.split('/').slice(1);
    return segments.every((segment, index) => segment === '*' || segment === parts[index]);
  });
}

function byPlace(left: DriftItem, right: DriftItem): number {
  for (const key of ['kind', 'name', 'id', 'field'] as const) {
    if (left[key] !== right[key]) return left[key] < right[key] ? -1 : 1;
  }
  return 0;
}
