/** `cairn_console_log`: the last lines that a guest wrote to its serial console. */
import { record } from '../protocol/cty-value.ts';
import type { DataSource } from './data-source.ts';
import { checkWhole, numberOf, refuse, textOf } from './data-source.ts';
import { CONSOLE_PIECE_BYTES } from '../client/api.ts';

const DEFAULT_LINES = 100;
const MOST_LINES = 10_000;
/** What is kept of the end of a log, whatever its lines are. */
const MOST_BYTES = 262_144;
/** Pieces of a log that are read at most: 64 MiB; a host keeps a few. */
const MOST_PIECES = 64;

/** Pure. The last `lines` lines of a log, as text that Terraform can hold: no NUL, line ends of one character. */
export const tailOf = (log: Buffer, lines: number): string => {
  const text = log.toString('utf8').replaceAll('\r\n', '\n').replaceAll('\0', '');
  const ended = text.endsWith('\n');
  const all = (ended ? text.slice(0, -1) : text).split('\n');
  const kept = all.slice(-lines).join('\n');
  return ended ? `${kept}\n` : kept;
};

/** Pure. The data source. */
export const consoleLogDataSource = (): DataSource => ({
  type_name: 'cairn_console_log',
  description:
    'The last lines that a guest wrote to its serial console, as `cairn console log` prints them. The log changes while ' +
    'the guest runs, and so does every plan that shows it.',
  attributes: {
    server_id: { type: 'string', description: 'Id of the server.', required: true, references: 'server' },
    tail_lines: {
      type: 'number',
      description: `How many lines from the end, from 1 to ${MOST_LINES}; of at most 256 KiB. ${DEFAULT_LINES} when left out.`,
      optional: true,
    },
    content: { type: 'string', description: 'The lines; empty before the guest wrote any.', computed: true },
    size_bytes: { type: 'number', description: 'Size of the whole log. In bytes.', computed: true },
  },
  validate: (config) => checkWhole(config, 'tail_lines', 1, MOST_LINES),
  read: async ({ connection, signal }, config) => {
    const server_id = textOf(config, 'server_id') ?? '';
    let tail: Buffer = Buffer.alloc(0);
    let offset = 0;
    for (let pieces = 0; pieces < MOST_PIECES; pieces++) {
      const piece = await connection.api.console(server_id, offset, { signal });
      if (piece === null) return refuse('No such server', `There is no server ${server_id}.`, 'server_id');
      tail = Buffer.concat([tail, piece.content]).subarray(-MOST_BYTES);
      offset = piece.next_offset_bytes;
      if (piece.content.length < CONSOLE_PIECE_BYTES) break;
    }
    return record([
      ['server_id', config['server_id'] ?? null],
      ['tail_lines', config['tail_lines'] ?? null],
      ['content', tailOf(tail, numberOf(config, 'tail_lines', DEFAULT_LINES))],
      ['size_bytes', offset],
    ]);
  },
});
