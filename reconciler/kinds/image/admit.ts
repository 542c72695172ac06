import type { ImageSpec } from '../../../schemas/generated/types.ts';
import type { Violation } from '../../model/error.ts';
import type { Admission } from '../../model/kind.ts';
import { captureViolations } from './capture.ts';
import { reservedViolations } from './reserved-properties.ts';

/** Container formats that say the same as the disk format of the same name. */
const SAME_AS_DISK = ['aki', 'ari', 'ami'] as const;
/** Disks that come inside an OVA. */
const IN_OVA: readonly ImageSpec['disk_format'][] = ['vmdk', 'vdi', 'vhd', 'vhdx', 'qcow2', 'raw'];

/** Pure. Rules between the parts of an image's spec, and between it and the image that it is made from. */
export function admit(admission: Admission<ImageSpec>): readonly Violation[] {
  return [...formatViolations(admission), ...sourceViolations(admission), ...reservedViolations(admission)];
}

function formatViolations({ spec }: Admission<ImageSpec>): readonly Violation[] {
  const { disk_format, container_format } = spec;
  const refuse = (message: string, hint: string): readonly Violation[] => [
    { path: '/spec/container_format', message, hint },
  ];
  if (container_format === 'bare' || disk_format === undefined) return [];
  const same = SAME_AS_DISK.find((format) => format === container_format);
  if (same !== undefined && disk_format !== same) {
    return refuse(
      `container_format is ${same}, which holds the disk_format ${same}, not ${disk_format}.`,
      'Set both to the same, or container_format to bare.',
    );
  }
  if (container_format === 'ova' && !IN_OVA.includes(disk_format)) {
    return refuse(
      `An ova holds a disk of the format ${IN_OVA.join(', ')}; disk_format is ${disk_format}.`,
      'Set disk_format to that of the disk in the archive, most often vmdk.',
    );
  }
  return [];
}

const SOURCES = ['file', 'source_url', 'source_server_id', 'source_image_id'] as const;

function sourceViolations(admission: Admission<ImageSpec>): readonly Violation[] {
  const { spec, id } = admission;
  const [first, second] = SOURCES.filter((source) => spec[source] !== undefined);
  if (first === undefined) return [];
  if (second !== undefined) {
    return [
      {
        path: `/spec/${second}`,
        message: `The content comes from ${first} already.`,
        hint: `Give ${first} or ${second}, not both.`,
      },
    ];
  }
  if (first === 'file') return [];
  if (spec.disk_format === undefined) {
    return [
      {
        path: '/spec/disk_format',
        message: `disk_format is needed with ${first}: without it nobody can judge what comes.`,
        hint: 'Say what the bytes are, for example qcow2.',
      },
    ];
  }
  if (first === 'source_server_id') return captureViolations(admission);
  if (first === 'source_url') return [];
  if (spec.source_image_id === id) {
    return [{ path: '/spec/source_image_id', message: 'An image cannot be made from itself.' }];
  }
  return imageViolations(admission);
}

/** Only on create: nothing of it can change later, and the other image may be gone by then. */
function imageViolations({ spec, references, previous }: Admission<ImageSpec>): readonly Violation[] {
  const source = references.get(spec.source_image_id ?? '')?.resource as
    { readonly name: string; readonly spec: ImageSpec } | undefined;
  if (source === undefined || previous !== null) return [];
  const { disk_format, container_format } = source.spec;
  if (disk_format === spec.disk_format && container_format === spec.container_format) return [];
  const path = '/spec/disk_format';
  if (container_format === 'ovf' || container_format === 'docker') {
    return [
      {
        path,
        message: `Image ${source.name} has the container_format ${container_format}, in which there is no disk to convert.`,
        hint: 'Set disk_format and container_format to what that image has.',
      },
    ];
  }
  if (spec.disk_format === 'qcow2' && spec.container_format === 'bare') return [];
  return [
    {
      path,
      message: `Image ${source.name} is ${disk_format ?? 'of an unknown format'} in ${container_format}; it can be converted to qcow2 in bare only.`,
      hint: 'Set disk_format to qcow2 and leave container_format out, or set both to what that image has.',
    },
  ];
}
