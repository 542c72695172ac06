// Copied from provider/bindings/constructs/image-file.ts by make bindings. Edit that file.
import { basename } from 'node:path';
import type { Construct } from 'constructs';
import { Image } from '../image';
import type { ImageConfig, ImageDiskFormat } from '../image';

/** What file names promise; the service looks at the bytes and refuses what is something else. */
const FORMATS: readonly (readonly [pattern: RegExp, format: ImageDiskFormat])[] = [
  [/\.qcow2$/i, 'qcow2'],
  [/\.raw$/i, 'raw'],
  [/\.iso$/i, 'iso'],
  [/^(vmlinu[xz]|bzImage)/i, 'aki'],
  [/^(initrd|initramfs)/i, 'ari'],
];

/** An image by the path of its file. */
export type ImageFileConfig = Omit<ImageConfig, 'file' | 'name' | 'diskFormat'> & {
  /** Path of the file, from where terraform runs; the provider uploads it once, whatever its name. */
  readonly file: string;
  /** Name of the image. Default: the file's name. */
  readonly name?: string;
  /** Format of the bytes. Default: what the file's name says (`.qcow2`, `.raw`, `.iso`, `vmlinuz*`, `initrd*`). */
  readonly diskFormat?: ImageDiskFormat;
};

/** An image named for its file, in the format that the file's name says. */
export class ImageFile extends Image {
  /** Throws when the file's name does not say its format and `diskFormat` is not given. */
  public constructor(scope: Construct, id: string, config: ImageFileConfig) {
    const { file, name = basename(file), diskFormat = formatOf(id, file) } = config;
    super(scope, id, { ...config, file, name, diskFormat });
  }
}

function formatOf(id: string, file: string): ImageDiskFormat {
  const format = FORMATS.find(([pattern]) => pattern.test(basename(file)))?.[1];
  if (format !== undefined) return format;
  throw new Error(
    `${id}: the name of ${file} does not say what it holds; give diskFormat, for example 'qcow2'`,
  );
}
