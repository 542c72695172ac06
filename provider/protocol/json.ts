/**
 * JSON without loss of digits. Node 20 offers no way to see a number's text in JSON.parse, so numbers with
 * many digits are quoted and marked before parsing and turned into exact values after it.
 */
import { CtyDecimal, numberFromText } from './cty-number.ts';

/** What `parseJson` returns: JSON, with a bigint or CtyDecimal where a double would lose digits. */
export type LosslessJson =
  | string
  | number
  | bigint
  | CtyDecimal
  | boolean
  | null
  | readonly LosslessJson[]
  | { readonly [name: string]: LosslessJson };

/** A string, or a number. */
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const MAY_LOSE_DIGITS = /\d[\d.]{15}|\d[eE][+-]?\d/;

const isSafeToken = (token: string): boolean => token.length < 16 && !/[eE]/.test(token);

/** Every string gets a leading `s`, every long number becomes a string with a leading `n`. */
const mark = (token: string): string => {
  if (token.startsWith('"')) return `"s${token.slice(1)}`;
  return isSafeToken(token) ? token : `"n${token}"`;
};

const revive = (value: unknown): LosslessJson => {
  if (typeof value === 'string') {
    return value.startsWith('n') ? numberFromText(value.slice(1)) : value.slice(1);
  }
  if (Array.isArray(value)) return value.map(revive);
  if (typeof value === 'object' && value !== null) {
    const made = Object.create(null) as Record<string, LosslessJson>;
    for (const [name, inner] of Object.entries(value)) made[name.slice(1)] = revive(inner);
    return made;
  }
  return value as LosslessJson;
};

/** Pure. JSON text as values; long numbers become bigint or CtyDecimal, short ones stay numbers. Throws SyntaxError or CtyNumberError. */
export const parseJson = (text: string): LosslessJson =>
  MAY_LOSE_DIGITS.test(text)
    ? revive(JSON.parse(text.replace(STRING_OR_NUMBER, mark)))
    : (JSON.parse(text) as LosslessJson);

/** Pure. JSON text of a value that may hold bigint and CtyDecimal; members that are undefined are left out. */
export const stringifyJson = (value: LosslessJson | undefined): string => {
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof CtyDecimal) return value.text;
  if (Array.isArray(value)) return `[${value.map((item) => stringifyJson(item as LosslessJson)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value as Readonly<Record<string, LosslessJson | undefined>>)
      .filter(([, inner]) => inner !== undefined)
      .map(([name, inner]) => `${JSON.stringify(name)}:${stringifyJson(inner)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value ?? null);
};
