import type { ImageSpec } from '../../schemas/generated/types.ts';

type Formats = {
  readonly disk_format: ImageSpec['disk_format'] | null;
  readonly container_format: ImageSpec['container_format'];
};

/** Formats of which hosts get the bytes as they are. */
const AS_THEY_ARE = {
  raw: 'raw',
  iso: 'raw',
  ami: 'raw',
  aki: 'raw',
  ari: 'raw',
  qcow2: 'qcow2',
} as const;

/** Pure. In which format hosts get an image; null: never, because what it is wrapped in is only kept (ovf, docker), or nobody said what it is. */
export function hostFormat({ disk_format, container_format }: Formats): 'raw' | 'qcow2' | null {
  if (disk_format === null || disk_format === undefined) return null;
  if (container_format === 'ovf' || container_format === 'docker') return null;
  if (container_format === 'ova') return 'qcow2';
  return isAsItIs(disk_format) ? AS_THEY_ARE[disk_format] : 'qcow2';
}

/** Pure. Whether what hosts get of an image is made from its bytes, once. */
export function isConverted(formats: Formats): boolean {
  if (hostFormat(formats) === null) return false;
  return formats.container_format === 'ova' || !isAsItIs(formats.disk_format ?? 'raw');
}

/** Pure. The name of what is converted: the format of the disk, and what it is wrapped in. */
export function sourceFormat({ disk_format, container_format }: Formats): string {
  return container_format === 'ova' ? `ova/${disk_format ?? ''}` : (disk_format ?? '');
}

function isAsItIs(format: NonNullable<ImageSpec['disk_format']>): format is keyof typeof AS_THEY_ARE {
  return format in AS_THEY_ARE;
}
