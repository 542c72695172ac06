import type { Answer } from './walker.ts';
import { COMMON_HEADERS } from './walker.ts';

/** What printGolden writes. */
type Golden = {
  readonly answers: readonly (readonly [string, string, number, string, ...string[]])[];
  readonly shapes: Readonly<Record<string, readonly string[]>>;
};

/** Where two services answer differently, for example `POST /users, taken name` and `status 400, not 409`. */
export type Difference = { readonly at: string; readonly what: string };

/** Pure. The answers that printGolden printed. */
export function readGolden(text: string): readonly Answer[] {
  const { answers, shapes } = JSON.parse(text) as Golden;
  return answers.map(([route, which, status, shape, ...changes]) => {
    const lacks = new Set(changes.filter((name) => name.startsWith('-')).map((name) => name.slice(1)));
    const more = changes.filter((name) => !name.startsWith('-'));
    const headers = [...COMMON_HEADERS.filter((name) => !lacks.has(name)), ...more].sort();
    return { route, case: which, status, headers, shape: shape === '' ? [] : (shapes[shape] ?? []) };
  });
}

/** Paths of a shape, each with its types. */
function typesOf(shape: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const line of shape) {
    const end = line.indexOf(' ');
    const path = line.slice(0, end);
    const types = found.get(path) ?? new Set();
    found.set(path, types.add(line.slice(end + 1)));
  }
  return found;
}

/** Beginnings of the paths that a list or an object with nothing in it would have below itself. */
function hollows(shape: readonly string[]): readonly string[] {
  return shape.flatMap((line) => {
    if (line.endsWith('[] empty')) return [line.slice(0, -' empty'.length)];
    return line.endsWith(' {}') ? [`${line.slice(0, -' {}'.length)}.`] : [];
  });
}

/** Paths of one side that the other one lacks, less those of which emptiness on either side says nothing. */
function lacking(has: readonly string[], other: readonly string[]): readonly string[] {
  const [own, theirs] = [typesOf(has), typesOf(other)];
  const [ownHollows, theirHollows] = [hollows(has), hollows(other)];
  return [...own.keys()].filter((path) => {
    if (theirs.has(path) || theirHollows.some((hollow) => path.startsWith(hollow))) return false;
    const hollow = ownHollows.find((one) => one === path || one === `${path}.`);
    return hollow === undefined || ![...theirs.keys()].some((one) => one.startsWith(hollow));
  });
}

function compareShapes(theirs: readonly string[], ours: readonly string[]): readonly string[] {
  const expected = typesOf(theirs);
  const wrong = [...typesOf(ours)].flatMap(([path, types]) => {
    const known = expected.get(path);
    if (known === undefined || path.endsWith('[]')) return [];
    return [...types]
      .filter((type) => !known.has(type))
      .map((type) => `${path} is ${type}, not ${[...known].join(' or ')}`);
  });
  return [
    ...wrong,
    ...lacking(ours, theirs).map((path) => `has ${path}`),
    ...lacking(theirs, ours).map((path) => `lacks ${path}`),
  ];
}

/** Pure. Where `ours` differs from `theirs`: another status, keys or types of keys, or a header too few. */
export function compareAnswers(theirs: readonly Answer[], ours: readonly Answer[]): readonly Difference[] {
  const differences: Difference[] = [];
  for (const [index, expected] of theirs.entries()) {
    const found = ours[index];
    const at = `${expected.route}, ${expected.case}`;
    if (found === undefined || `${found.route}, ${found.case}` !== at) {
      throw new Error(`the walk has changed at ${at}: write its golden file anew`);
    }
    if (found.status !== expected.status) {
      differences.push({ at, what: `status ${found.status}, not ${expected.status}` });
      continue;
    }
    const missing = expected.headers.filter((name) => !found.headers.includes(name));
    for (const name of missing) differences.push({ at, what: `lacks the header ${name}` });
    for (const what of compareShapes(expected.shape, found.shape)) differences.push({ at, what });
  }
  return differences;
}

/** Pure. One line an answer: route, case, status, name of the shape, headers beyond the common ones (those it lacks with a minus). */
export function printGolden(answers: readonly Answer[]): string {
  const shapes = new Map<string, string>();
  const lines = answers.map(({ route, case: which, status, headers, shape }) => {
    const text = shape.join('\n');
    const name = shape.length === 0 ? '' : (shapes.get(text) ?? `s${shapes.size + 1}`);
    if (name !== '') shapes.set(text, name);
    const more = headers.filter((header) => !COMMON_HEADERS.includes(header));
    const less = COMMON_HEADERS.filter((header) => !headers.includes(header)).map((header) => `-${header}`);
    return JSON.stringify([route, which, status, name, ...more, ...less]);
  });
  const bodies = [...shapes].map(([text, name]) => `"${name}": ${JSON.stringify(text.split('\n'))}`);
  return `{ "answers": [\n${lines.join(',\n')}\n],\n"shapes": {\n${bodies.join(',\n')}\n} }\n`;
}
