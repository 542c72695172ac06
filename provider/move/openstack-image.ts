/** openstack_images_image_v2 -> image. */
import { NAMELESS, at, count, known, text, textMap } from './foreign-state.ts';
import type { MoveSource } from './source.ts';

const FORMATS: readonly string[] = ['raw', 'qcow2', 'iso', 'aki', 'ari'];

/** Properties that Glance adds by itself. */
const isGlances = (key: string): boolean =>
  /^(os_hash_algo|os_hash_value|os_hidden|direct_url|stores|locations)$/.test(key) ||
  key.startsWith('owner_specified.');

/** An image. Glance's checksum is MD5, so size and format say whether the counterpart is the same. */
export const openstackImage: MoveSource = {
  provider: 'openstack',
  type_name: 'openstack_images_image_v2',
  kind: 'image',
  map: (state) => {
    const name = text(state, 'name');
    if (name === undefined) return NAMELESS;
    const disk_format = text(state, 'disk_format');
    if (disk_format !== undefined && !FORMATS.includes(disk_format)) {
      return {
        refused: `Its format is ${disk_format}; Cairn boots ${FORMATS.join(', ')}. Convert it with qemu-img first.`,
      };
    }
    return {
      attributes: {
        ...known({
          disk_format,
          file: text(state, 'local_file_path'),
          size_bytes: count(state, 'size_bytes'),
          min_disk_gib: count(state, 'min_disk_gb'),
          min_memory_mib: count(state, 'min_ram_mb'),
          properties: textMap(at(state, 'properties'), isGlances),
        }),
        name,
      },
      same: ['disk_format', 'size_bytes'],
    };
  },
};
