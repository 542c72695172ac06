/** What an ISO 9660 image holds, read by the letter of ECMA-119 and not by the writer's code. */
export type IsoContent = {
  readonly label: string;
  readonly sectors: number;
  /** Content by path. */
  readonly files: Readonly<Record<string, Buffer>>;
  /** Directory paths in the path table, '' for the root. */
  readonly path_table: readonly string[];
};

const SECTOR = 2048;

/** Pure. Reads the primary or the Joliet tree of an image; throws an Error when it breaks a rule. */
export function readIso(image: Uint8Array, tree: 'primary' | 'joliet'): IsoContent {
  const bytes = Buffer.from(image.buffer, image.byteOffset, image.byteLength);
  const joliet = tree === 'joliet';
  let sector = 16;
  while (bytes[sector * SECTOR] !== (joliet ? 2 : 1)) {
    if (bytes[sector * SECTOR] === 255 || sector > 31) throw new Error('no such descriptor');
    sector += 1;
  }
  const volume = bytes.subarray(sector * SECTOR, (sector + 1) * SECTOR);
  if (volume.toString('latin1', 1, 6) !== 'CD001') throw new Error('no CD001');
  const text = (id: Buffer): string =>
    joliet ? Buffer.from(id).swap16().toString('utf16le') : id.toString('utf8');
  const both32 = (buffer: Buffer, at: number): number => {
    const value = buffer.readUInt32LE(at);
    if (buffer.readUInt32BE(at + 4) !== value) throw new Error('the two byte orders disagree');
    return value;
  };
  const files: Record<string, Buffer> = {};
  const places = new Map<number, string>();
  const walk = (path: string, extent: number, length: number, parent: number): void => {
    places.set(extent, path);
    if (length % SECTOR !== 0) throw new Error('a directory is no whole number of sectors');
    const directory = bytes.subarray(extent * SECTOR, extent * SECTOR + length);
    const names: string[] = [];
    for (let at = 0; at < length;) {
      const size = directory[at] ?? 0;
      if (size === 0) {
        at = Math.ceil((at + 1) / SECTOR) * SECTOR;
        continue;
      }
      if (Math.floor(at / SECTOR) !== Math.floor((at + size - 1) / SECTOR))
        throw new Error('a record is cut');
      const record = directory.subarray(at, at + size);
      at += size;
      const id = record.subarray(33, 33 + (record[32] ?? 0));
      const [start, bytesLong] = [both32(record, 2), both32(record, 10)];
      const isDirectory = ((record[25] ?? 0) & 2) !== 0;
      if (id.length === 1 && id[0] === 0) {
        if (start !== extent || bytesLong !== length) throw new Error(`. of ${path} is wrong`);
      } else if (id.length === 1 && id[0] === 1) {
        if (start !== parent) throw new Error(`.. of ${path} is wrong`);
      } else {
        const name = isDirectory || joliet ? text(id) : text(id).replace(/;1$/, '');
        names.push(id.toString('hex'));
        const full = path === '' ? name : `${path}/${name}`;
        if (isDirectory) walk(full, start, bytesLong, extent);
        else files[full] = bytes.subarray(start * SECTOR, start * SECTOR + bytesLong);
      }
    }
    if (names.join() !== [...names].sort().join()) throw new Error(`${path} is not sorted`);
  };
  const root = volume.subarray(156, 190);
  walk('', both32(root, 2), both32(root, 10), both32(root, 2));
  const pathTable = (little: boolean): readonly string[] => {
    const start = little ? volume.readUInt32LE(140) : volume.readUInt32BE(148);
    const table = bytes.subarray(start * SECTOR, start * SECTOR + both32(volume, 132));
    const found: string[] = [];
    for (let at = 0; at < table.length;) {
      const length = table[at] ?? 0;
      const extent = little ? table.readUInt32LE(at + 2) : table.readUInt32BE(at + 2);
      const place = places.get(extent);
      if (place === undefined) throw new Error('the path table names a directory that is none');
      const parent = little ? table.readUInt16LE(at + 6) : table.readUInt16BE(at + 6);
      const above = place.includes('/') ? place.slice(0, place.lastIndexOf('/')) : '';
      if (place !== '' && found[parent - 1] !== above) throw new Error(`the parent of ${place} is wrong`);
      found.push(place);
      at += 8 + length + (length % 2);
    }
    if (found.length !== places.size) throw new Error('the path table is not complete');
    return found;
  };
  const little = pathTable(true);
  if (little.join() !== pathTable(false).join()) throw new Error('the path tables differ');
  const label = text(volume.subarray(40, 72)).replace(/[ \0]+$/, '');
  return { label, sectors: both32(volume, 80), files, path_table: little };
}
