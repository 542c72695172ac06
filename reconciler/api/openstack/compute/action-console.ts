import type { Json } from '../../../model/json.ts';
import { objectOrNull } from '../call.ts';
import type { Reply } from '../call.ts';
import { invalidField } from './call.ts';
import type { ComputeCall, ComputeFacade } from './call.ts';
import type { ServerView } from './server-view.ts';

/** Bytes read at once, and at most of one log. */
const PIECE_BYTES = 1024 * 1024;
const PIECES_LIMIT = 64;

/** Effect: reads the log of a guest's console. Throws invalid_input, and what the host answers. */
export async function consoleOutput(
  facade: ComputeFacade,
  _call: ComputeCall,
  { resource }: ServerView,
  args: Json,
): Promise<Reply> {
  const lines = linesOf(objectOrNull(args)?.['length'] ?? null);
  let tail: Buffer = Buffer.alloc(0);
  let offset = 0;
  for (let piece = 0; piece < PIECES_LIMIT; piece += 1) {
    const { content, next_offset_bytes } = await facade.readConsole(resource.id, offset, PIECE_BYTES);
    tail = Buffer.concat([tail, content]).subarray(-PIECE_BYTES);
    offset = next_offset_bytes;
    if (content.length < PIECE_BYTES) break;
  }
  const text = tail.toString('utf8');
  return { status: 200, body: { output: lines === null ? text : lastLines(text, lines) } };
}

/** How many lines are wanted; null: all. */
function linesOf(value: Json): number | null {
  if (value === null) return null;
  const count = typeof value === 'string' && /^-?\d{1,9}$/.test(value) ? Number(value) : value;
  if (typeof count !== 'number' || !Number.isInteger(count) || count < -1) {
    throw invalidField('os-getConsoleOutput.length', value, 'It must be a whole number from -1 on.');
  }
  return count === -1 ? null : count;
}

function lastLines(text: string, count: number): string {
  if (count === 0) return '';
  const ends = text.endsWith('\n');
  const lines = (ends ? text.slice(0, -1) : text).split('\n').slice(-count);
  return `${lines.join('\n')}${ends ? '\n' : ''}`;
}
