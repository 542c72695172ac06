/**
 * Keeping the user's form: the service may write a value in another way (letters of a MAC address, order of a
 * set, nothing for an empty list). Where the meaning is the same, the state keeps what the configuration says,
 * so that the next plan is empty.
 */
import { CtyDecimal, numberToText, numbersEqual } from '../protocol/cty-number.ts';
import type { CtyNumber } from '../protocol/cty-number.ts';
import type { CtyType } from '../protocol/cty-type.ts';
import { isRecord, isSequence, isUnknown, record, valuesEqual } from '../protocol/cty-value.ts';
import type { CtyValue } from '../protocol/cty-value.ts';

const HEX_FORM =
  /^(?:[0-9a-f]{2}(?::[0-9a-f]{2}){5}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64})$/i;
const IPV6 = /^([0-9a-f:.]*:[0-9a-f:.]*)(\/\d{1,3})?$/i;

const canonicalIpv6 = (text: string): string => {
  const match = IPV6.exec(text);
  if (match === null) return text;
  try {
    return `${new URL(`http://[${match[1] ?? ''}]/`).hostname}${match[2] ?? ''}`;
  } catch {
    return text;
  }
};

/** Pure. Do two texts mean the same? MAC addresses, UUIDs and digests without case, IPv6 in any form, text without the blanks at its end. */
export const sameText = (a: string, b: string): boolean => {
  if (a === b || a.trimEnd() === b.trimEnd()) return true;
  if (HEX_FORM.test(a) && HEX_FORM.test(b)) return a.toLowerCase() === b.toLowerCase();
  return a.includes(':') && b.includes(':') && canonicalIpv6(a) === canonicalIpv6(b);
};

/**
 * Pure. Do two numbers mean the same? The service computes with binary doubles: of a fraction with more digits, such as a third, it keeps
 * the nearest double.
 */
export const sameNumber = (a: CtyNumber, b: CtyNumber): boolean =>
  numbersEqual(a, b) || Number(numberToText(a)) === Number(numberToText(b));

/** Pure. Is the value a number, in any of its forms? */
export const isNumber = (value: CtyValue | undefined): value is CtyNumber =>
  typeof value === 'number' || typeof value === 'bigint' || value instanceof CtyDecimal;

const isEmpty = (value: CtyValue): boolean =>
  value === null ||
  value === '' ||
  (isSequence(value) && value.length === 0) ||
  (isRecord(value) && Object.keys(value).length === 0);

const preserveSet = (
  mine: readonly CtyValue[],
  fresh: readonly CtyValue[],
  element: CtyType,
): readonly CtyValue[] => {
  const rest = [...fresh];
  const kept: CtyValue[] = [];
  for (const item of mine) {
    const index = rest.findIndex((other) => valuesEqual(preserve(element, item, other), item, element));
    if (index < 0) continue;
    kept.push(item);
    rest.splice(index, 1);
  }
  return [...kept, ...rest];
};

const memberType = (type: CtyType, name: string): CtyType | undefined => {
  if (typeof type !== 'object') return undefined;
  if (type.kind === 'object') return type.attributes[name];
  return type.kind === 'map' ? type.element : undefined;
};

/**
 * Pure. `fresh` (from the service) in the form of `mine` (planned, or in the state before) as far as both mean
 * the same, member by member. Where `mine` is unknown or undefined, `fresh` as it is.
 */
export const preserve = (type: CtyType, mine: CtyValue | undefined, fresh: CtyValue): CtyValue => {
  if (mine === undefined || isUnknown(mine)) return fresh;
  if (isEmpty(mine) && isEmpty(fresh)) return mine;
  if (mine === null || fresh === null) return fresh;
  if (typeof mine === 'string' && typeof fresh === 'string') return sameText(mine, fresh) ? mine : fresh;
  if (isNumber(mine) && isNumber(fresh)) return sameNumber(mine, fresh) ? mine : fresh;
  if (isSequence(mine) && isSequence(fresh) && typeof type === 'object') {
    if (type.kind === 'set') return preserveSet(mine, fresh, type.element);
    if (type.kind === 'list') return fresh.map((item, index) => preserve(type.element, mine[index], item));
  }
  if (isRecord(mine) && isRecord(fresh)) {
    return record(
      Object.entries(fresh).map(([name, value]) => {
        const inner = memberType(type, name);
        return [name, inner === undefined ? value : preserve(inner, mine[name], value)];
      }),
    );
  }
  return fresh;
};
