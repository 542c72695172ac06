/**
 * Terraform's values in TypeScript.
 *
 * - null is `null`; unknown is a `CtyUnknown` (compare with `isUnknown`, make with `UNKNOWN`);
 * - string, bool as themselves; number as in cty-number.ts;
 * - list, set and tuple are arrays (the order of a set carries no meaning);
 * - object and map are objects without a prototype (make them with `record`), so that a key `__proto__` is a key;
 * - a value of type `dynamic` is a `CtyDynamic`: its type and the value. A null or unknown of no known type
 *   is plain `null` or unknown.
 */
import type { CtyType } from './cty-type.ts';
import { CtyDecimal, numbersEqual } from './cty-number.ts';
import type { CtyNumber } from './cty-number.ts';

/** A value not known until apply. `refinement` holds Terraform's hints about it as they came, null when none. */
export class CtyUnknown {
  readonly refinement: Uint8Array | null;
  constructor(refinement: Uint8Array | null) {
    this.refinement = refinement;
  }
}

/** A value of a `dynamic` attribute, with its own type. */
export class CtyDynamic {
  readonly type: CtyType;
  readonly value: CtyValue;
  constructor(type: CtyType, value: CtyValue) {
    this.type = type;
    this.value = value;
  }
}

/** Any value of Terraform. */
export type CtyValue =
  null | string | boolean | CtyNumber | CtyUnknown | CtyDynamic | readonly CtyValue[] | CtyRecord;

/** An object or map: no prototype, so every string is only a key. */
export interface CtyRecord {
  readonly [name: string]: CtyValue;
}

/** The unknown value without any hints. */
export const UNKNOWN: CtyUnknown = new CtyUnknown(null);

/** Pure. An object without prototype that holds `entries`. */
export const record = (entries: Iterable<readonly [string, CtyValue]> = []): CtyRecord => {
  const made = Object.create(null) as Record<string, CtyValue>;
  for (const [name, value] of entries) made[name] = value;
  return made;
};

/** Pure. Is the value itself unknown? (It may hold unknowns inside: see `hasUnknown`.) */
export const isUnknown = (value: CtyValue | undefined): value is CtyUnknown => value instanceof CtyUnknown;

/** Pure. Is the value an object or map (and not null, unknown, a number wrapper or a list)? */
export const isRecord = (value: CtyValue | undefined): value is CtyRecord =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof CtyUnknown || value instanceof CtyDecimal || value instanceof CtyDynamic);

/** Pure. Is the value a list, set or tuple? */
export const isSequence = (value: CtyValue | undefined): value is readonly CtyValue[] => Array.isArray(value);

/** Pure. Is anything unknown in the value, at any depth? */
export const hasUnknown = (value: CtyValue): boolean => {
  if (isUnknown(value)) return true;
  if (isSequence(value)) return value.some(hasUnknown);
  if (value instanceof CtyDynamic) return hasUnknown(value.value);
  return isRecord(value) && Object.values(value).some(hasUnknown);
};

const bytesEqual = (a: Uint8Array | null, b: Uint8Array | null): boolean =>
  a === b ||
  (a !== null && b !== null && a.length === b.length && a.every((byte, index) => byte === b[index]));

const recordsEqual = (a: CtyRecord, b: CtyRecord, type: CtyType | undefined): boolean => {
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => {
    const [left, right] = [a[name], b[name]];
    return left !== undefined && right !== undefined && valuesEqual(left, right, memberType(type, name));
  });
};

const memberType = (type: CtyType | undefined, name: string): CtyType | undefined => {
  if (typeof type !== 'object') return undefined;
  if (type.kind === 'object') return type.attributes[name];
  return type.kind === 'map' ? type.element : undefined;
};

const setsEqual = (a: readonly CtyValue[], b: readonly CtyValue[], element: CtyType): boolean => {
  const rest = [...b];
  return a.every((item) => {
    const index = rest.findIndex((other) => valuesEqual(item, other, element));
    if (index >= 0) rest.splice(index, 1);
    return index >= 0;
  });
};

/**
 * Pure. Are two values the same, unknowns and their hints included?
 * With the `type`, the order inside sets does not matter; without it, arrays are compared in order.
 */
export const valuesEqual = (a: CtyValue, b: CtyValue, type?: CtyType): boolean => {
  if (a === b) return true;
  if (a instanceof CtyDecimal) return b instanceof CtyDecimal && numbersEqual(a, b);
  if (a instanceof CtyUnknown) return b instanceof CtyUnknown && bytesEqual(a.refinement, b.refinement);
  if (a instanceof CtyDynamic) {
    return (
      b instanceof CtyDynamic &&
      JSON.stringify(a.type) === JSON.stringify(b.type) &&
      valuesEqual(a.value, b.value, a.type)
    );
  }
  if (isSequence(a)) {
    if (!isSequence(b) || a.length !== b.length) return false;
    if (typeof type === 'object' && type.kind === 'set') return setsEqual(a, b, type.element);
    return a.every((item, index) => valuesEqual(item, b[index] as CtyValue, elementType(type, index)));
  }
  return isRecord(a) && isRecord(b) && recordsEqual(a, b, type);
};

const elementType = (type: CtyType | undefined, index: number): CtyType | undefined => {
  if (typeof type !== 'object') return undefined;
  if (type.kind === 'list') return type.element;
  return type.kind === 'tuple' ? type.elements[index] : undefined;
};
