/** libvirt_volume -> image, where the volume holds an image. */
import { NAMELESS, at, known, text } from './foreign-state.ts';
import type { MoveSource } from './source.ts';

const FORMATS: readonly string[] = ['raw', 'qcow2', 'iso'];

/** A local file as a path; undefined for what is fetched from elsewhere. */
const localPath = (source: string): string | undefined => {
  if (source.startsWith('file://')) return source.slice('file://'.length);
  return /^[a-z]+:\/\//i.test(source) ? undefined : source;
};

const isCopyOfAnother = (name: string): boolean =>
  name.startsWith('base_volume_') || name === 'backing_store';

/** A volume that was filled from a file or URL, before and since version 0.9 of that provider. */
export const libvirtVolume: MoveSource = {
  provider: 'libvirt',
  type_name: 'libvirt_volume',
  kind: 'image',
  map: (state) => {
    const name = text(state, 'name');
    if (name === undefined) return NAMELESS;
    const source = text(state, 'source') ?? text(state, 'create', 'content', 'url');
    const hasBase = Object.keys(state).some((key) => isCopyOfAnother(key) && (at(state, key) ?? '') !== '');
    if (source === undefined || hasBase) {
      return {
        refused:
          'It is a disk and no image (nothing was uploaded to it, or it lies over another volume). ' +
          'The root disk of a server comes from its image_id; remove the moved block.',
      };
    }
    const format = text(state, 'format') ?? text(state, 'target', 'format', 'type');
    if (format !== undefined && !FORMATS.includes(format)) {
      return { refused: `Its format is ${format}; Cairn boots ${FORMATS.join(', ')}.` };
    }
    return { attributes: { ...known({ disk_format: format, file: localPath(source) }), name }, same: [] };
  },
};
