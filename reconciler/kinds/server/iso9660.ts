import { utf8Encode } from '../../model/bytes.ts';

/** Bytes of a sector. */
const SECTOR = 2048;
/** The first descriptor lies here, after the system area. */
const FIRST_DESCRIPTOR = 16;
/** busybox findfs reads 68 KiB while it looks for labels and gives up on less. */
const LEAST_SECTORS = 64;
/** Every date in the image: 2024-01-01 00:00:00 UTC, so that the same files give the same bytes. */
const DATE_SHORT = [124, 1, 1, 0, 0, 0, 0] as const;
const DATE_LONG = '2024010100000000\0';
const NO_DATE = '0000000000000000\0';

type Directory = {
  readonly name: string;
  readonly parent: Directory | null;
  readonly directories: Map<string, Directory>;
  readonly files: Map<string, Uint8Array>;
};

/** One of the two trees: the primary one (plain names) and the Joliet one (UCS-2 names), which share the files' bytes. */
type Tree = {
  readonly joliet: boolean;
  readonly extents: Map<Directory, { readonly sector: number; readonly length: number }>;
};

/**
 * Pure. An ISO 9660 image with a Joliet tree that holds these files; '/' in a path makes directories. Deterministic, at least 128 KiB,
 * a whole number of sectors. Primary names keep lower case and length (as genisoimage -allow-lowercase -l does), each at most 64
 * characters. Source: ECMA-119; Microsoft, Joliet Specification.
 */
export function isoImage(label: string, files: { readonly [path: string]: Uint8Array }): Uint8Array {
  const root = treeOf(files);
  const directories = breadthFirst(root);
  const contents = directories.flatMap((directory) => [...directory.files.values()]);
  const trees = [false, true].map((joliet): Tree => ({ joliet, extents: new Map() }));

  let next = FIRST_DESCRIPTOR + 3;
  const tables = trees.map((tree) => {
    const bytes = pathTableLength(tree, directories);
    const sectors = sectorsFor(bytes);
    const place = { bytes, little: next, big: next + sectors };
    next += 2 * sectors;
    return place;
  });
  for (const tree of trees) {
    for (const directory of directories) {
      const length = directoryLength(tree, directory);
      tree.extents.set(directory, { sector: next, length });
      next += length / SECTOR;
    }
  }
  const places = new Map<Uint8Array, number>();
  for (const content of contents) {
    places.set(content, content.length === 0 ? 0 : next);
    next += sectorsFor(content.length);
  }

  const total = Math.max(next, LEAST_SECTORS);
  const image = new Uint8Array(total * SECTOR);
  trees.forEach((tree, index) => {
    const table = tables[index];
    if (table === undefined) return;
    const at = (FIRST_DESCRIPTOR + index) * SECTOR;
    writeDescriptor(image.subarray(at, at + SECTOR), tree, label, total, table, selfRecord(tree, root));
    image.set(pathTable(tree, directories, true), table.little * SECTOR);
    image.set(pathTable(tree, directories, false), table.big * SECTOR);
    for (const directory of directories) {
      image.set(directoryBytes(tree, directory, places), extentOf(tree, directory).sector * SECTOR);
    }
  });
  const end = (FIRST_DESCRIPTOR + 2) * SECTOR;
  image.set([255, ...utf8Encode('CD001'), 1], end);
  for (const [content, sector] of places) if (sector > 0) image.set(content, sector * SECTOR);
  return image;
}

function treeOf(files: { readonly [path: string]: Uint8Array }): Directory {
  const root: Directory = { name: '', parent: null, directories: new Map(), files: new Map() };
  for (const [path, content] of Object.entries(files)) {
    const parts = path.split('/');
    const name = parts.pop() ?? '';
    let directory = root;
    for (const part of parts) {
      const child = directory.directories.get(part) ?? {
        name: part,
        parent: directory,
        directories: new Map(),
        files: new Map(),
      };
      directory.directories.set(part, child);
      directory = child;
    }
    // A copy, so that each file is its own key even when two share their bytes.
    directory.files.set(name, content.slice());
  }
  return root;
}

/** The order of path tables: parents first, then by name. */
function breadthFirst(root: Directory): readonly Directory[] {
  const all: Directory[] = [root];
  for (let i = 0; i < all.length; i += 1) {
    const children = [...(all[i]?.directories.values() ?? [])];
    all.push(...children.sort((a, b) => (a.name < b.name ? -1 : 1)));
  }
  return all;
}

function identifier(tree: Tree, name: string, isFile: boolean): Uint8Array {
  if (!tree.joliet) return utf8Encode(isFile ? `${name};1` : name);
  return ucs2(name);
}

/** UCS-2, big-endian. */
function ucs2(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i += 1) view.setUint16(i * 2, text.charCodeAt(i));
  return bytes;
}

function directoryRecord(id: Uint8Array, sector: number, length: number, isDirectory: boolean): Uint8Array {
  const size = 33 + id.length + (id.length % 2 === 0 ? 1 : 0);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  bytes[0] = size;
  both32(view, 2, sector);
  both32(view, 10, length);
  bytes.set(DATE_SHORT, 18);
  bytes[25] = isDirectory ? 2 : 0;
  both16(view, 28, 1);
  bytes[32] = id.length;
  bytes.set(id, 33);
  return bytes;
}

/** The record by which a directory names itself ('.') in its descriptor. */
function selfRecord(tree: Tree, directory: Directory): Uint8Array {
  const { sector, length } = extentOf(tree, directory);
  return directoryRecord(Uint8Array.of(0), sector, length, true);
}

function extentOf(tree: Tree, directory: Directory): { readonly sector: number; readonly length: number } {
  return tree.extents.get(directory) ?? { sector: 0, length: 0 };
}

function records(
  tree: Tree,
  directory: Directory,
  places: ReadonlyMap<Uint8Array, number>,
): readonly Uint8Array[] {
  const self = extentOf(tree, directory);
  const parent = extentOf(tree, directory.parent ?? directory);
  const entries = [
    ...[...directory.directories.values()].map((child) => {
      const id = identifier(tree, child.name, false);
      const { sector, length } = extentOf(tree, child);
      return { id, bytes: directoryRecord(id, sector, length, true) };
    }),
    ...[...directory.files].map(([name, content]) => {
      const id = identifier(tree, name, true);
      return { id, bytes: directoryRecord(id, places.get(content) ?? 0, content.length, false) };
    }),
  ].sort((a, b) => compareBytes(a.id, b.id));
  return [
    directoryRecord(Uint8Array.of(0), self.sector, self.length, true),
    directoryRecord(Uint8Array.of(1), parent.sector, parent.length, true),
    ...entries.map((entry) => entry.bytes),
  ];
}

/** Records laid out so that none crosses a sector's end. */
function directoryBytes(
  tree: Tree,
  directory: Directory,
  places: ReadonlyMap<Uint8Array, number>,
): Uint8Array {
  const all = records(tree, directory, places);
  const bytes = new Uint8Array(packedLength(all));
  let offset = 0;
  for (const entry of all) {
    offset = fit(offset, entry.length);
    bytes.set(entry, offset);
    offset += entry.length;
  }
  return bytes;
}

function directoryLength(tree: Tree, directory: Directory): number {
  return packedLength(records(tree, directory, new Map()));
}

function packedLength(all: readonly Uint8Array[]): number {
  const end = all.reduce((offset, entry) => fit(offset, entry.length) + entry.length, 0);
  return sectorsFor(end) * SECTOR;
}

function fit(offset: number, length: number): number {
  const left = SECTOR - (offset % SECTOR);
  return length > left ? offset + left : offset;
}

function pathTableLength(tree: Tree, directories: readonly Directory[]): number {
  return pathTable(tree, directories, true).length;
}

function pathTable(tree: Tree, directories: readonly Directory[], little: boolean): Uint8Array {
  const entries = directories.map((directory) => {
    const id = directory.parent === null ? Uint8Array.of(0) : identifier(tree, directory.name, false);
    const bytes = new Uint8Array(8 + id.length + (id.length % 2));
    const view = new DataView(bytes.buffer);
    bytes[0] = id.length;
    view.setUint32(2, extentOf(tree, directory).sector, little);
    view.setUint16(6, directories.indexOf(directory.parent ?? directory) + 1, little);
    bytes.set(id, 8);
    return bytes;
  });
  const table = new Uint8Array(entries.reduce((sum, entry) => sum + entry.length, 0));
  let offset = 0;
  for (const entry of entries) {
    table.set(entry, offset);
    offset += entry.length;
  }
  return table;
}

/** The primary or supplementary volume descriptor. Source: ECMA-119, sections 8.4 and 8.5. */
function writeDescriptor(
  sector: Uint8Array,
  tree: Tree,
  label: string,
  total: number,
  table: { readonly bytes: number; readonly little: number; readonly big: number },
  root: Uint8Array,
): void {
  const view = new DataView(sector.buffer, sector.byteOffset, sector.byteLength);
  sector.set([tree.joliet ? 2 : 1, ...utf8Encode('CD001'), 1]);
  const text = (at: number, length: number, value: string): void => {
    if (tree.joliet) for (let i = at; i + 1 < at + length; i += 2) view.setUint16(i, 0x20);
    else sector.fill(0x20, at, at + length);
    sector.set((tree.joliet ? ucs2(value) : utf8Encode(value)).subarray(0, length), at);
  };
  text(8, 32, '');
  text(40, 32, label);
  both32(view, 80, total);
  // UCS-2 level 3.
  if (tree.joliet) sector.set(utf8Encode('%/E'), 88);
  both16(view, 120, 1);
  both16(view, 124, 1);
  both16(view, 128, SECTOR);
  both32(view, 132, table.bytes);
  view.setUint32(140, table.little, true);
  view.setUint32(148, table.big, false);
  sector.set(root, 156);
  for (const at of [190, 318, 446, 574]) text(at, 128, '');
  for (const at of [702, 739, 776]) text(at, 37, '');
  for (const [at, date] of [
    [813, DATE_LONG],
    [830, DATE_LONG],
    [847, NO_DATE],
    [864, NO_DATE],
  ] as const) {
    sector.set(utf8Encode(date), at);
  }
  sector[881] = 1;
}

function sectorsFor(bytes: number): number {
  return Math.ceil(bytes / SECTOR);
}

/** Both byte orders, as ECMA-119 wants numbers. */
function both32(view: DataView, at: number, value: number): void {
  view.setUint32(at, value, true);
  view.setUint32(at + 4, value, false);
}

function both16(view: DataView, at: number, value: number): void {
  view.setUint16(at, value, true);
  view.setUint16(at + 2, value, false);
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
