import { refuse } from './refusal.ts';

const LINE_LIMIT = 1000;
/** Kinds of disk that are one file, which holds the data too. */
const ONE_FILE = ['monolithicsparse', 'streamoptimized'];

/** Pure. Whether the beginning of a file is the text that describes a VMware disk. */
export function isDescriptor(start: string): boolean {
  return /^\s*#\s*Disk DescriptorFile/i.test(start);
}

/** Pure. A descriptor alone is never a disk: throws a Refusal that says which files hold the data. */
export function refuseDescriptor(text: string): never {
  const { extents, settings } = readDescriptor(text);
  if (isChild(settings)) refuse('names a parent, which could be any file of the host');
  const [first] = extents;
  if (first === undefined) return refuse('is only a descriptor, and names no data');
  const kind = settings.get('createtype') ?? 'unknown';
  return refuse(
    `is only a descriptor (${printable(kind)}): its data are in other files or devices (${printable(first.file || first.type)}), which could be any of the host`,
    'Make one file of it: vmware-vdiskmanager -r disk.vmdk -t 0 one.vmdk, or qemu-img convert -O qcow2 disk.vmdk disk.qcow2 (then set disk_format to qcow2), where all its files are.',
  );
}

/** Pure. The descriptor inside a disk of one file: throws a Refusal when it needs any other file, a parent, or a key. */
export function requireOwnDescriptor(text: string): void {
  if (!isDescriptor(text)) refuse('has no descriptor where its header says');
  const { extents, settings } = readDescriptor(text);
  if (isChild(settings)) refuse('names a parent, which could be any file of the host');
  if ([...settings.keys()].some((key) => key.startsWith('encryption'))) refuse('is encrypted');
  const kind = settings.get('createtype') ?? 'unknown';
  if (!ONE_FILE.includes(kind.toLowerCase())) {
    refuse(
      `is of the kind ${printable(kind)}, whose data are in other files or devices, which could be any of the host`,
    );
  }
  if (extents.length !== 1)
    refuse(`speaks of ${extents.length} files (extents); Cairn takes disks of one file`);
  const [extent] = extents;
  if (extent === undefined || extent.type !== 'SPARSE') {
    refuse(
      `has data of the kind ${printable(extent?.type ?? 'unknown')}, which are in other files or devices, which could be any of the host`,
    );
  }
}

type Extent = { readonly type: string; readonly file: string };

function readDescriptor(text: string): {
  readonly extents: readonly Extent[];
  readonly settings: ReadonlyMap<string, string>;
} {
  const extents: Extent[] = [];
  const settings = new Map<string, string>();
  const lines = text.split(/[\r\n]+/, LINE_LIMIT + 1);
  if (lines.length > LINE_LIMIT) refuse('has a descriptor of an absurd size');
  for (const line of lines.map((raw) => raw.trim())) {
    if (/^(RW|RDONLY|NOACCESS)\s/i.test(line)) {
      const [, , type = '', ...rest] = line.split(/\s+/);
      extents.push({ type: type.toUpperCase(), file: rest.join(' ') });
      continue;
    }
    const equals = line.indexOf('=');
    if (equals <= 0 || line.startsWith('#')) continue;
    const key = line.slice(0, equals).trim().toLowerCase();
    if (settings.has(key)) refuse(`says ${printable(key)} twice in its descriptor`);
    settings.set(
      key,
      line
        .slice(equals + 1)
        .trim()
        .replace(/^"(.*)"$/, '$1'),
    );
  }
  return { extents, settings };
}

/** A disk without a parent has a parentCID of all ones, or none. */
function isChild(settings: ReadonlyMap<string, string>): boolean {
  const parent = settings.get('parentcid') ?? 'ffffffff';
  return settings.has('parentfilenamehint') || parent.toLowerCase() !== 'ffffffff';
}

/** What the file says goes into messages only short and plain. */
function printable(text: string): string {
  return text.replace(/[^ -~]/g, '?').slice(0, 80);
}
