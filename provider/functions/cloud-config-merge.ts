/** Merging cloud-config that is written in HCL: maps are joined, lists appended, and nothing is overridden in silence. */
import { CtyDecimal } from '../protocol/cty-number.ts';
import { isRecord, isSequence, valuesEqual } from '../protocol/cty-value.ts';
import type { CtyRecord, CtyValue } from '../protocol/cty-value.ts';
import { plain } from './definition.ts';

/** Two parts that say different things: where, as in `users.0.name`. */
export class MergeConflict extends Error {
  override readonly name = 'MergeConflict';
  readonly path: string;
  constructor(path: string) {
    super(`both set ${path}`);
    this.path = path;
  }
}

const joined = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

const mergeValues = (left: CtyValue, right: CtyValue, path: string): CtyValue => {
  const [a, b] = [plain(left), plain(right)];
  if (b === null) return a;
  if (a === null) return b;
  if (isRecord(a) && isRecord(b)) return mergeConfigs(a, b, path);
  if (isSequence(a) && isSequence(b)) return [...a, ...b];
  if (valuesEqual(a, b)) return a;
  throw new MergeConflict(path);
};

/** Pure. Both maps in one: equal keys are merged, lists appended. Throws MergeConflict. */
export const mergeConfigs = (left: CtyRecord, right: CtyRecord, path = ''): CtyRecord => {
  const made = Object.create(null) as Record<string, CtyValue>;
  for (const [name, value] of Object.entries(left)) made[name] = value;
  for (const [name, value] of Object.entries(right)) {
    const before = made[name];
    made[name] = before === undefined ? value : mergeValues(before, value, joined(path, name));
  }
  return made;
};

/** A text in JSON, with the characters escaped that YAML 1.1 wants escaped and JSON does not. */
const quoted = (text: string): string =>
  JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/**
 * Pure. A value as YAML: block style for the upper levels, so that people can read a plan, quotes around every text,
 * so that nothing is taken for a number or a truth value.
 */
export const toYaml = (value: CtyValue, indent = 0): string => {
  const inner = plain(value);
  const pad = ' '.repeat(indent);
  if (isSequence(inner) && inner.length > 0) {
    return inner.map((item) => `\n${pad}- ${toYaml(item, indent + 2).replace(/^\n */, '')}`).join('');
  }
  if (isRecord(inner) && Object.keys(inner).length > 0) {
    const members = Object.entries(inner).filter(([, member]) => plain(member) !== null);
    return members
      .map(([name, member]) => {
        const text = toYaml(member, indent + 2);
        return `\n${pad}${/^[a-z][a-z0-9_-]*$/i.test(name) && !WORDS.test(name) ? name : quoted(name)}:${text.startsWith('\n') ? '' : ' '}${text}`;
      })
      .join('');
  }
  if (isSequence(inner)) return '[]';
  if (isRecord(inner)) return '{}';
  if (typeof inner === 'string') return quoted(inner);
  return inner instanceof CtyDecimal ? inner.text : String(inner);
};

/** Keys that YAML 1.1 takes for something else than text. */
const WORDS = /^(?:y|n|yes|no|on|off|true|false|null)$/i;
