import { refuse } from './refusal.ts';
import { normalised, requirePlainName, shownName } from './tar.ts';
import type { Element } from './xml.ts';
import { readElements } from './xml.ts';

/** Largest descriptor that is read. */
export const OVF_LIMIT_BYTES = 1024 * 1024;

const FILE_LIMIT = 200;

/** A file that an OVF descriptor names; the size is null when it says none. */
export type OvfFile = { readonly id: string; readonly name: string; readonly size_bytes: number | null };

/** What an OVF descriptor says: its files, and those of them that are disks. */
export type OvfDescriptor = { readonly files: readonly OvfFile[]; readonly disks: readonly OvfFile[] };

/**
 * Pure. Reads an OVF descriptor (UTF-8). Throws a Refusal for one that is no XML or no OVF, has entities, names files outside, packed or split files, or disks with a
 * parent. Source: DMTF DSP0243, Open Virtualization Format.
 */
export function readOvf(bytes: Uint8Array): OvfDescriptor {
  if (bytes.byteLength > OVF_LIMIT_BYTES) refuse('has an OVF descriptor of an absurd size (over 1 MiB)');
  const envelope = readElements(asText(bytes));
  if (envelope.name !== 'Envelope')
    refuse('has an OVF descriptor that is no OVF: its outermost element is not Envelope');
  const files = named(envelope, 'References')
    .flatMap((part) => named(part, 'File'))
    .map(fileOf);
  if (files.length > FILE_LIMIT) refuse(`has an OVF descriptor with more than ${FILE_LIMIT} files`);
  if (new Set(files.map((file) => file.id)).size !== files.length) {
    refuse('has an OVF descriptor in which two files share an id');
  }
  const disks = [...named(envelope, 'DiskSection'), ...diskSections(envelope)]
    .flatMap((part) => named(part, 'Disk'))
    .map((disk) => diskOf(disk, files))
    .filter((file) => file !== null);
  return { files, disks };
}

/** The first versions of OVF write sections as <Section xsi:type="ovf:DiskSection_Type">. */
function diskSections(envelope: Element): readonly Element[] {
  return named(envelope, 'Section').filter((part) => part.attributes.get('type')?.includes('DiskSection'));
}

function fileOf(element: Element): OvfFile {
  const { attributes } = element;
  const href = attributes.get('href') ?? '';
  if (/^[a-z][a-z0-9+.-]*:/i.test(href)) {
    refuse(`has an OVF descriptor that refers to a file outside (${shownName(href)})`);
  }
  requirePlainName(href, 'has an OVF descriptor that refers to a file');
  if ((attributes.get('compression') ?? 'identity') !== 'identity') {
    refuse(
      `keeps ${shownName(href)} compressed`,
      'Unpack the archive (tar -xf), unpack the disk (gunzip), and upload the disk alone.',
    );
  }
  if (attributes.has('chunkSize')) refuse(`keeps ${shownName(href)} in pieces`);
  const size = attributes.get('size');
  if (size !== undefined && !/^\d{1,15}$/.test(size))
    refuse(`has an OVF descriptor with a damaged size (${shownName(size)})`);
  return {
    id: attributes.get('id') ?? '',
    name: normalised(href),
    size_bytes: size === undefined ? null : Number(size),
  };
}

/** Null for a disk that the descriptor wants made empty. */
function diskOf(element: Element, files: readonly OvfFile[]): OvfFile | null {
  if (element.attributes.has('parentRef')) refuse('has a disk that needs a parent disk');
  const reference = element.attributes.get('fileRef');
  if (reference === undefined || reference === '') return null;
  const file = files.find(({ id }) => id === reference);
  return (
    file ?? refuse(`has a disk in a file (${shownName(reference)}) that its OVF descriptor does not name`)
  );
}

function named(element: Element, name: string): readonly Element[] {
  return element.children.filter((child) => child.name === name);
}

function asText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('has an OVF descriptor that is not in UTF-8');
  }
}
