import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nearest } from '../../schemas/nearest.ts';
import { table } from '../../reconciler/cli/format/table.ts';
import { creates } from './figures/creates.ts';
import { driftRepair } from './figures/drift-repair.ts';
import { idleLoad } from './figures/idle.ts';
import { identityTokens } from './figures/identity-tokens.ts';
import { imageDistribution } from './figures/image-distribution.ts';
import { imageList } from './figures/image-list.ts';
import { memoryUploads } from './figures/image-memory.ts';
import { imageApply, imageUpload } from './figures/image-upload.ts';
import { intentToRunning } from './figures/intent-to-running.ts';
import { memoryIdle, memoryLoaded } from './figures/memory.ts';
import { decisions, placements } from './figures/placements.ts';
import { planNoop } from './figures/plan-noop.ts';
import { providerStart } from './figures/provider-start.ts';
import { serverList } from './figures/server-list.ts';
import { serverPages } from './figures/server-pages.ts';
import { serverSet } from './figures/server-set.ts';
import { digits } from './measure.ts';
import type { Figure, Measurement } from './measure.ts';

/**
 * `make bench`: figures as ratios to something known, both sides measured in the same run and in turn, because a number
 * alone says more about the machine than about Cairn. `--only NAME` runs one. Each figure is a line of results.jsonl.
 */

const FIGURES: readonly Figure[] = [
  providerStart,
  planNoop(100, 9),
  planNoop(1000, 5, { ratio: 2, is: 'most' }),
  serverList,
  serverPages,
  serverSet(2000),
  imageUpload,
  imageApply,
  imageDistribution,
  memoryUploads,
  imageList,
  memoryIdle,
  memoryLoaded,
  idleLoad,
  decisions(100),
  decisions(1000),
  decisions(10_000),
  placements(100),
  placements(1000),
  placements(10_000),
  creates,
  intentToRunning,
  driftRepair,
  identityTokens('issue'),
  identityTokens('validation'),
];

const RESULTS = join(dirname(fileURLToPath(import.meta.url)), 'results.jsonl');

/** One line of results.jsonl. */
type Line = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly samples: number;
  readonly against: string;
  readonly ratio: number;
};

function toLine(figure: Figure, { value, unit, samples, against, against_value }: Measurement): Line {
  const round = (number: number): number => Number(number.toPrecision(4));
  return {
    name: figure.name,
    value: round(value),
    unit,
    samples,
    against,
    ratio: round(value / against_value),
  };
}

/** Keeps the last result of each figure, in the order of FIGURES. */
function record(line: Line): void {
  const old = existsSync(RESULTS)
    ? readFileSync(RESULTS, 'utf8')
        .split('\n')
        .filter((text) => text !== '')
    : [];
  const lines = old.map((text) => JSON.parse(text) as Line).filter(({ name }) => name !== line.name);
  const place = ({ name }: Line): number => FIGURES.findIndex((figure) => figure.name === name);
  const sorted = [...lines, line].sort((left, right) => place(left) - place(right));
  writeFileSync(RESULTS, sorted.map((one) => `${JSON.stringify(one)}\n`).join(''));
}

function promise(figure: Figure, ratio: number): string {
  if (figure.limit === undefined) return '';
  const { ratio: limit, is } = figure.limit;
  const isKept = is === 'most' ? ratio <= limit : ratio >= limit;
  return `${isKept ? 'kept' : 'MISSED'}: at ${is} ${limit}`;
}

/** Null when the command line names no figure. */
function choose(parameters: readonly string[]): readonly Figure[] | null {
  const [flag, name] = parameters;
  if (flag === undefined) return FIGURES;
  const known = FIGURES.map((figure) => figure.name);
  const chosen = FIGURES.filter((figure) => figure.name === name);
  if (flag === '--only' && chosen.length === 1) return chosen;
  const near = nearest(name ?? '', known);
  console.error(
    `usage: make bench ONLY=NAME with one of ${known.join(', ')}${near === undefined ? '' : ` (${near}?)`}`,
  );
  return null;
}

const figures = choose(process.argv.slice(2));
if (figures === null) process.exit(1);
const done: { readonly figure: Figure; readonly line: Line; readonly measured: Measurement }[] = [];
const failed: string[] = [];
for (const figure of figures) {
  console.log(`${figure.name}: ${figure.what}`);
  try {
    const measured = await figure.run((text) => console.log(`  ${text}`));
    const line = toLine(figure, measured);
    record(line);
    done.push({ figure, line, measured });
  } catch (error) {
    failed.push(figure.name);
    console.error(`  failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}

const HEADERS = ['FIGURE', 'VALUE', 'UNIT', 'AGAINST', '', 'RATIO', 'SAMPLES', 'PROMISE'];
const RIGHT = new Set(['VALUE', 'RATIO', 'SAMPLES']);
const columns = HEADERS.map((header) => ({
  header,
  align: RIGHT.has(header) ? ('right' as const) : ('left' as const),
}));
const rows = done.map(({ figure, line, measured }) => [
  line.name,
  digits(line.value),
  line.unit,
  digits(measured.against_value),
  line.against,
  digits(line.ratio),
  String(line.samples),
  promise(figure, line.ratio),
]);
console.log(
  `\nNode.js ${process.versions.node}, ${availableParallelism()} CPUs; medians of samples taken in turn`,
);
console.log(table(columns, rows));
if (failed.length > 0) {
  console.error(`failed: ${failed.join(', ')}`);
  process.exit(1);
}
process.exit(0);
