import type { Event } from '../../../schemas/generated/api.ts';
import { age } from './age.ts';
import { table } from './table.ts';
import { oneLine } from './text.ts';
import type { Paint, Tone, Toned } from './text.ts';

const TONES: Readonly<Record<string, Tone>> = {
  failed: 'bad',
  drifted: 'bad',
  stalled: 'bad',
  ready: 'good',
};

function typeCell({ type }: Event): Toned | string {
  const tone = TONES[type];
  return tone === undefined ? type : { text: type, tone };
}

/** Pure. Events of one object, as describe shows them. */
export function eventTable(
  events: readonly Event[],
  { now, paint, indent }: { readonly now: Date; readonly paint: Paint; readonly indent: string },
): string {
  const columns = ['AGE', 'TYPE', 'ACTOR', 'MESSAGE'].map((header) => ({ header }));
  const rows = events.map((event) => [
    age(event.at, now),
    typeCell(event),
    event.actor ?? '-',
    event.message,
  ]);
  return table(columns, rows, { paint, indent });
}

/** Pure. One event on one line, with its time, for a stream in which no table can be aligned. `name` is the object's. */
export function eventLine(event: Event, name: string | undefined, paint: Paint): string {
  const subject = event.resource_id === null ? '-' : `${event.kind ?? '?'}/${name ?? event.resource_id}`;
  const cell = typeCell(event);
  const type = typeof cell === 'string' ? cell.padEnd(12) : paint(cell.text.padEnd(12), cell.tone);
  const actor = event.actor === null ? '' : ` (${oneLine(event.actor)})`;
  return `${event.at}  ${type}  ${oneLine(subject)}  ${oneLine(event.message)}${actor}\n`;
}
