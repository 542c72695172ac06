import type { Violation } from '../../model/error.ts';
import { formatBytes } from '../../model/units.ts';
import type { Problem } from './formats/head.ts';
import { containerProblem, HEAD_BYTES, headProblem } from './formats/head.ts';
import { qcow2Problem, readQcow2 } from './formats/qcow2-header.ts';
import type { ContainerFormat, DiskFormat } from './shapes.ts';

/** What an image says of its bytes. */
export type Declared = {
  readonly disk_format: DiskFormat | null;
  readonly container_format: ContainerFormat;
  readonly size_bytes: number | null;
};

/**
 * Pure. What the beginning and the number of the bytes already show to be wrong, so that no more of them need to come; examineContent judges the whole.
 * Empty when nothing is.
 */
export function inspectContent(
  declared: Declared,
  content: Uint8Array,
  size_bytes: number | null,
): readonly Violation[] {
  const { disk_format, container_format } = declared;
  const head = content.subarray(0, HEAD_BYTES);
  if (size_bytes !== null && declared.size_bytes !== null && size_bytes !== declared.size_bytes) {
    return [
      {
        path: '/spec/size_bytes',
        message: `size_bytes says ${declared.size_bytes}, and ${size_bytes} bytes are there.`,
        hint: 'Upload the file whose size and digest the image names.',
      },
    ];
  }
  if (disk_format === null) {
    return [
      {
        path: '/spec/disk_format',
        message: 'disk_format is not set, so nobody can tell what the bytes should be.',
        hint: 'Set disk_format before the bytes are sent.',
      },
    ];
  }
  const wrapped = containerProblem(container_format, head);
  if (wrapped !== null) return [{ path: '/spec/container_format', ...wrapped }];
  // In these the disk comes later, if at all.
  if (container_format === 'ova' || container_format === 'ovf' || container_format === 'docker') return [];
  const problem =
    headProblem(disk_format, head) ??
    (disk_format === 'qcow2' ? qcow2Refusal(head, size_bytes ?? Number.MAX_SAFE_INTEGER) : null);
  return problem === null ? [] : [{ path: '/spec/disk_format', ...problem }];
}

function qcow2Refusal(head: Uint8Array, size_bytes: number): Problem | null {
  const header = readQcow2(head);
  if (header === null) {
    return {
      message: `The qcow2 image has only ${formatBytes(size_bytes)}, less than a header.`,
      hint: 'Upload the whole file.',
    };
  }
  const problem = qcow2Problem(header, size_bytes);
  if (problem === null) return null;
  return {
    message: `The qcow2 image ${problem}.`,
    hint: 'Make a whole image that stands alone: qemu-img convert -O qcow2 old.qcow2 new.qcow2, then upload new.qcow2.',
  };
}
