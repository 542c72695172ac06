/** Reading another provider's state: every value may be absent, null or of another type than expected. */
import { isJsonObject } from '../client/resource.ts';
import type { JsonObject } from '../client/resource.ts';
import type { LosslessJson } from '../protocol/json.ts';

/** Pure. The value at a path of member names; undefined when there is none. */
export const at = (state: JsonObject, ...path: readonly string[]): LosslessJson | undefined => {
  let value: LosslessJson | undefined = state;
  for (const name of path) {
    if (!isJsonObject(value)) return undefined;
    value = Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value;
};

/** Pure. The text at a path without blanks around it; undefined when there is none or it is empty. */
export const text = (state: JsonObject, ...path: readonly string[]): string | undefined => {
  const value = at(state, ...path);
  const trimmed = typeof value === 'string' ? value.trim() : '';
  return trimmed === '' ? undefined : trimmed;
};

/** Pure. The whole number above zero at a path, also when it is written as text; undefined for anything else. */
export const count = (state: JsonObject, ...path: readonly string[]): number | undefined => {
  const value = at(state, ...path);
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : undefined;
};

/** Pure. The texts of the list at a path; undefined when it holds none. */
export const texts = (state: JsonObject, ...path: readonly string[]): readonly string[] | undefined => {
  const value = at(state, ...path);
  const found = Array.isArray(value)
    ? (value as readonly LosslessJson[]).filter((item): item is string => typeof item === 'string')
    : [];
  return found.length === 0 ? undefined : found;
};

/** Pure. The texts of the map at a path, without keys for which `isForeign` holds; undefined when none is left. */
export const textMap = (
  value: LosslessJson | undefined,
  isForeign: (key: string) => boolean = () => false,
): Readonly<Record<string, string>> | undefined => {
  if (!isJsonObject(value)) return undefined;
  const entries = Object.entries(value).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && !isForeign(entry[0]),
  );
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
};

/** Pure. The members that are not undefined. */
export const known = (members: Readonly<Record<string, LosslessJson | undefined>>): JsonObject =>
  Object.fromEntries(
    Object.entries(members).filter((entry): entry is [string, LosslessJson] => entry[1] !== undefined),
  );

/** The refusal of a state without a name, by which alone its counterpart can be found. */
export const NAMELESS = {
  refused: 'Its state has no name, and the name is what its counterpart in Cairn is found by.',
} as const;
