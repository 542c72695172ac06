import { CairnError } from '../../model/error.ts';
import { formatBytes } from '../../model/units.ts';
import type { ChildEnd } from './child.ts';
import type { ConversionSize } from './limits.ts';
import { largestResult } from './limits.ts';

/** Pure. Nothing when the conversion went well; else throws what its end means. `file_bytes` is how large the result was allowed to be. */
export function requireGoodEnd(end: ChildEnd, source: ConversionSize, file_bytes: number): void {
  if (end.code === 0) return;
  const { format } = source;
  const is_too_large = end.signal === 'SIGXFSZ' || /File too large/.test(end.complaint);
  if (is_too_large && file_bytes >= largestResult(source)) {
    throw new CairnError(
      'invalid_input',
      `The ${format} disk grows to more than ${formatBytes(file_bytes)} when it is converted, which no honest disk of ${formatBytes(source.length_bytes)} does. Convert it yourself (qemu-img convert -O qcow2) and upload the result.`,
    );
  }
  if (is_too_large || /No space left/.test(end.complaint)) throw noRoom('for conversions', 1);
  if (end.signal === 'SIGXCPU' || end.signal === 'SIGKILL' || /Cannot allocate memory/.test(end.complaint)) {
    throw new CairnError(
      'unavailable',
      `The conversion of the ${format} disk was stopped: it wanted more time or memory than it may have, or somebody ended it. It will be tried again.`,
      { detail: end.complaint },
    );
  }
  throw new CairnError(
    'invalid_input',
    `The ${format} disk cannot be converted: ${reasonIn(end)}. Check it where it comes from (qemu-img check), make a whole image (qemu-img convert -O qcow2), and upload that.`,
    { detail: end.complaint },
  );
}

/** What the program says itself, without names of files of ours. */
function reasonIn({ complaint, code, signal }: ChildEnd): string {
  const line = complaint.split('\n').find((text) => text.startsWith('qemu-img:'));
  const reason = (line ?? '')
    .replace(/^qemu-img:\s*/, '')
    .replace(/Could not open '[^']*':/g, '')
    .replace(/'?\/\S*(input|output)\S*/g, 'the disk')
    .replace(/[^ -~]/g, '?')
    .trim();
  return reason === '' ? `qemu-img ended with ${signal ?? code}` : reason.slice(0, 200);
}

/** Pure. The error for a conversion that its file system has no room for. */
export function noRoom(where: string, missing_bytes: number): CairnError {
  return new CairnError(
    'unavailable',
    `There is no room for the conversion (${where}): at least ${missing_bytes} bytes are missing. Make room on the file system of the service's data directory; it is tried again by itself.`,
  );
}
