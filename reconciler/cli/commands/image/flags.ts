import { InvalidArgumentError } from 'commander';
import { formatBytes } from '../../../model/units.ts';
import { NO_METER } from '../../image/meter.ts';
import type { Meter } from '../../image/meter.ts';
import type { Sent } from '../../image/send.ts';
import type { Io } from '../../io.ts';

/** Disk formats by the ending of a file's name. */
const FORMATS: Readonly<Record<string, string>> = {
  qcow2: 'qcow2',
  qcow: 'qcow2',
  raw: 'raw',
  img: 'raw',
  iso: 'iso',
  vmdk: 'vmdk',
  vdi: 'vdi',
  vhd: 'vhd',
  vpc: 'vhd',
  vhdx: 'vhdx',
};

/** Pure. The format that a file's name or a URL speaks of; undefined when it says nothing. What it says is checked against the bytes. */
export function formatOf(name: string): string | undefined {
  const ending = /\.([a-z0-9]+)(?:[?#].*)?$/i.exec(name)?.[1]?.toLowerCase();
  return ending === undefined ? undefined : FORMATS[ending];
}

/** Pure. Another value of a flag that may be repeated, for commander. */
export function collect(value: string, values: readonly string[]): readonly string[] {
  return [...values, value];
}

/** Pure. Another NAME=VALUE of a flag that may be repeated, for commander. Throws InvalidArgumentError. */
export function collectPairs(
  text: string,
  pairs: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Give NAME=VALUE.');
  return { ...pairs, [text.slice(0, at)]: text.slice(at + 1) };
}

/** Pure. The meter when it is asked for or somebody sits at a terminal, else one that shows nothing. */
export function meterOf(io: Io, asked: boolean | undefined, make: () => Meter): Meter {
  return (asked ?? io.is_terminal) ? make() : NO_METER;
}

/** Pure. What was sent, in words. */
export function sentLine({ sent_bytes, size_bytes }: Sent): string {
  if (sent_bytes === 0) return `0 bytes sent, the service has all ${formatBytes(size_bytes)} already`;
  return `${sent_bytes} bytes sent`;
}
