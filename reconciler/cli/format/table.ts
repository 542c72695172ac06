import { oneLine, plain, widthOf } from './text.ts';
import type { Paint, Toned } from './text.ts';

/** A column: its header, and whether its values stand to the right (numbers). */
export type Column = { readonly header: string; readonly align?: 'left' | 'right' };

/** What stands in a row under a column. */
export type Cell = string | Toned;

/** How to print a table. */
export type TableOptions = {
  readonly paint?: Paint;
  /** Default: true. */
  readonly headers?: boolean;
  readonly indent?: string;
};

/**
 * Pure. Rows under headers, columns as wide as their widest cell, two spaces between, no borders and no spaces at the
 * end of a line; ends with a line end. Cells are made one line each.
 */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  options: TableOptions = {},
): string {
  const head = options.headers === false ? [] : [columns.map((column) => column.header)];
  const lines = [...head, ...rows].map((line) => columns.map((_, index) => toned(line[index] ?? '')));
  const widths = columns.map((_, index) =>
    lines.reduce((widest, line) => Math.max(widest, widthOf(line[index]?.text ?? '')), 0),
  );
  const paint = options.paint ?? plain;
  return lines
    .map((line) => {
      const last = line.findLastIndex((cell) => cell.text !== '');
      const cells = line.slice(0, last + 1).map(({ text, tone }, index) => {
        const space = ' '.repeat((widths[index] ?? 0) - widthOf(text));
        const painted = tone === undefined ? text : paint(text, tone);
        if (columns[index]?.align === 'right') return space + painted;
        return index === last ? painted : painted + space;
      });
      return `${last === -1 ? '' : (options.indent ?? '')}${cells.join('  ')}\n`;
    })
    .join('');
}

function toned(cell: Cell): { readonly text: string; readonly tone?: Toned['tone'] } {
  return typeof cell === 'string' ? { text: oneLine(cell) } : { text: oneLine(cell.text), tone: cell.tone };
}

/** Pure. Names and values in two columns, as describe prints them: `Name:  value`. */
export function pairs(
  rows: readonly (readonly [name: string, value: Cell])[],
  options: TableOptions = {},
): string {
  const cells = rows.map(([name, value]): readonly Cell[] => [`${name}:`, value]);
  return table([{ header: '' }, { header: '' }], cells, { ...options, headers: false });
}
