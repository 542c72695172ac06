/** One entry of an archive: a directory, a file, a symbolic link or a character device. Modes are permission bits. */
export type CpioEntry =
  | { readonly type: 'directory'; readonly path: string; readonly mode: number }
  | { readonly type: 'file'; readonly path: string; readonly mode: number; readonly data: Uint8Array }
  | { readonly type: 'link'; readonly path: string; readonly target: string }
  | {
      readonly type: 'device';
      readonly path: string;
      readonly mode: number;
      readonly major: number;
      readonly minor: number;
    };

const TYPE_BITS = { directory: 0o040000, file: 0o100000, link: 0o120000, device: 0o020000 };

function padded(data: Uint8Array): Buffer {
  return Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
}

function record(
  inode: number,
  path: string,
  mode: number,
  data: Uint8Array,
  device: readonly [number, number],
): Buffer {
  const name = Buffer.from(`${path}\0`);
  // ino mode uid gid nlink mtime filesize devmajor devminor rdevmajor rdevminor namesize check
  const fields = [inode, mode, 0, 0, 1, 0, data.length, 0, 0, device[0], device[1], name.length, 0];
  const header = '070701' + fields.map((n) => n.toString(16).toUpperCase().padStart(8, '0')).join('');
  return Buffer.concat([padded(Buffer.concat([Buffer.from(header), name])), padded(data)]);
}

/**
 * Pure. An archive in cpio's "newc" form, the kernel's initial ramdisk: owner root, times zero, entries in path order,
 * so that the same entries give the same bytes. Source: Linux, Documentation/driver-api/early-userspace/buffer-format.
 */
export function buildCpio(entries: readonly CpioEntry[]): Buffer {
  const sorted = [...entries].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const records = sorted.map((entry, index) => {
    const permissions = entry.type === 'link' ? 0o777 : entry.mode;
    const data =
      entry.type === 'file'
        ? entry.data
        : entry.type === 'link'
          ? Buffer.from(entry.target)
          : Buffer.alloc(0);
    const device: [number, number] = entry.type === 'device' ? [entry.major, entry.minor] : [0, 0];
    return record(index + 1, entry.path, TYPE_BITS[entry.type] | permissions, data, device);
  });
  const archive = Buffer.concat([...records, record(0, 'TRAILER!!!', 0, Buffer.alloc(0), [0, 0])]);
  return Buffer.concat([archive, Buffer.alloc((512 - (archive.length % 512)) % 512)]);
}
