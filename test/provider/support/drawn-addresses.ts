/** Drawn IPv4 ranges that never meet, and addresses inside them. */
import type { Draw } from './draw.ts';

const text = (value: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');

/** First parts of addresses that private networks may have; RFC 6890 keeps the others for other uses. */
const FIRST_PARTS = Array.from({ length: 223 }, (_, index) => index + 1).filter(
  (part) => part !== 127 && part !== 169,
);

/** A range of its own for each `serial`: inside a block of 65,536 addresses that no other serial gets; the whole block when `whole`. */
export const drawRange = (draw: Draw, serial: number, whole: boolean): string => {
  const first = FIRST_PARTS[Math.floor(serial / 256) % FIRST_PARTS.length] ?? 1;
  const block = first * 2 ** 24 + (serial % 256) * 2 ** 16;
  const prefix = whole ? 16 : draw.whole(16, 30);
  const size = 2 ** (32 - prefix);
  const index = whole ? 0 : draw.whole(0, 2 ** (prefix - 16) - 1);
  return `${text(block + index * size)}/${prefix}`;
};

/** An address for a guest inside the range, seldom the first, which gateways like. */
export const addressIn = (draw: Draw, range: string): string => {
  const [network = '', prefix = ''] = range.split('/');
  const base = network.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - Number(prefix));
  return text(base + draw.whole(2, size - 2));
};
