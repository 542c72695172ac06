/**
 * Terraform's numbers without loss: up to 512 bits of mantissa, in three TypeScript forms with one rule each.
 *
 * - `number`: integers within Number.isSafeInteger, and fractions that a binary double holds exactly (0.5);
 * - `bigint`: all larger integers;
 * - `CtyDecimal`: every other fraction (0.1, 1e-30), as canonical decimal text.
 *
 * The rule makes equal numbers equal values: `numberFromText` gives the same form for `1e1`, `10` and `10.0`.
 */

/** A fraction that no binary double holds exactly. `text` is canonical: see `numberFromText`. */
export class CtyDecimal {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A number of Terraform in its canonical TypeScript form. */
export type CtyNumber = number | bigint | CtyDecimal;

/** Text that is no decimal number, or whose exponent is beyond all reason. */
export class CtyNumberError extends Error {
  override readonly name = 'CtyNumberError';
}

const NUMBER = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,9}))?$/;
const MAX_EXPONENT = 100_000;

const isExactDouble = (digits: bigint, exponent: number, value: number): boolean => {
  if (!Number.isFinite(value)) return false;
  // value = mantissa * 2^power exactly; compare digits * 10^exponent with it in integers.
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, Math.abs(value));
  const raw = bits.getBigUint64(0);
  const biased = Number(raw >> 52n);
  const fraction = raw & 0xfffffffffffffn;
  const mantissa = biased === 0 ? fraction : fraction | 0x10000000000000n;
  const power = (biased === 0 ? 1 : biased) - 1075;
  const left =
    digits * (exponent > 0 ? 10n ** BigInt(exponent) : 1n) * (power < 0 ? 2n ** BigInt(-power) : 1n);
  const right =
    mantissa * (power > 0 ? 2n ** BigInt(power) : 1n) * (exponent < 0 ? 10n ** BigInt(-exponent) : 1n);
  return left === right;
};

const canonicalText = (negative: boolean, digits: string, exponent: number): string => {
  const point = digits.length + exponent;
  const sign = negative ? '-' : '';
  if (point > 0) return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
  if (point > -20) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits}e${exponent}`;
};

/** Pure. The number that decimal text stands for, in its canonical form. Throws CtyNumberError. */
export const numberFromText = (text: string): CtyNumber => {
  const match = NUMBER.exec(text);
  if (match === null) throw new CtyNumberError(`not a number: ${text.slice(0, 80)}`);
  const [, sign, whole = '', part = '', power = '0'] = match;
  const negative = sign === '-';
  let digits = `${whole}${part}`.replace(/^0+/, '');
  let exponent = Number(power) - part.length;
  if (digits === '') return 0;
  const stripped = digits.replace(/0+$/, '');
  exponent += digits.length - stripped.length;
  digits = stripped;
  if (Math.abs(exponent) > MAX_EXPONENT) throw new CtyNumberError(`exponent too large: ${text.slice(0, 80)}`);
  if (exponent >= 0) {
    const integer = BigInt(digits) * 10n ** BigInt(exponent) * (negative ? -1n : 1n);
    return numberFromBigint(integer);
  }
  const value = Number(text);
  // A fraction has at most 1074 binary places, so longer decimals cannot be exact doubles.
  if (exponent >= -1074 && isExactDouble(BigInt(digits), exponent, value)) return value;
  return new CtyDecimal(canonicalText(negative, digits, exponent));
};

/** Pure. An integer in its canonical form. */
export const numberFromBigint = (value: bigint): number | bigint =>
  value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)
    ? Number(value)
    : value;

/** Pure. A binary double, taken exactly (as the wire sends doubles), in its canonical form. Throws CtyNumberError for NaN and infinities. */
export const numberFromDouble = (value: number): CtyNumber => {
  if (!Number.isFinite(value)) throw new CtyNumberError(`not a number: ${value}`);
  if (Object.is(value, -0)) return 0;
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? BigInt(value) : value;
};

/** Pure. A number out of JSON.parse, taken as the shortest text that reads back the same: 0.1 means one tenth. */
export const numberFromJson = (value: number): CtyNumber =>
  Number.isSafeInteger(value) ? value + 0 : numberFromText(String(value));

/** Pure. Decimal text that `numberFromText` turns back into the same number. */
export const numberToText = (value: CtyNumber): string =>
  value instanceof CtyDecimal ? value.text : String(value);

/** Pure. Are two numbers in canonical form the same number? */
export const numbersEqual = (a: CtyNumber, b: CtyNumber): boolean =>
  a instanceof CtyDecimal ? b instanceof CtyDecimal && a.text === b.text : a === b;
