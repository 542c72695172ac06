// Copied from provider/bindings/constructs/server-with-image.ts by make bindings. Edit that file.
import type { Construct } from 'constructs';
import type { Image } from '../image';
import { Server } from '../server';
import type { ServerConfig, ServerNics } from '../server';
import { Subnet } from '../subnet';
import { ImageFile } from './image-file';

/** A disk image, or a kernel with or without a ramdisk; each as the path of a file or as an image that several servers share. */
export type BootSource =
  | { readonly image: string | Image; readonly kernel?: never; readonly ramdisk?: never }
  | { readonly kernel: string | Image; readonly ramdisk?: string | Image; readonly image?: never };

/** A server by what it boots, with its interfaces plugged into subnets. */
export type ServerWithImageConfig = Omit<ServerConfig, 'imageId' | 'kernelId' | 'ramdiskId' | 'nics'> &
  BootSource & {
    /** Network interfaces by a name of your choice: the subnet, or all arguments. */
    readonly nics?: Readonly<Record<string, Subnet | ServerNics>>;
  };

/**
 * A server with the image that it boots. Paths become images of its own, named `<server>-<part>` in the server's project:
 * `cairn_image.<id of this>-image`, `-kernel`, `-ramdisk`.
 */
export class ServerWithImage extends Server {
  public constructor(scope: Construct, id: string, config: ServerWithImageConfig) {
    const { image, kernel, ramdisk, nics = {}, ...rest } = config;
    const imageId = (part: string, source: string | Image | undefined): { readonly id?: string } => {
      if (source === undefined) return {};
      if (typeof source !== 'string') return { id: source.id };
      const { projectId, provider, name } = config;
      const own = { file: source, name: `${name}-${part}`, projectId, provider };
      const format = { kernel: 'aki', ramdisk: 'ari' } as const;
      const diskFormat = part === 'kernel' || part === 'ramdisk' ? format[part] : undefined;
      return new ImageFile(scope, `${id}-${part}`, { ...own, diskFormat });
    };
    const plugged = Object.entries(nics).map(([name, nic]): [string, ServerNics] => [
      name,
      nic instanceof Subnet ? { subnetId: nic.id } : nic,
    ]);
    super(scope, id, {
      ...rest,
      imageId: imageId('image', image).id,
      kernelId: imageId('kernel', kernel).id,
      ramdiskId: imageId('ramdisk', ramdisk).id,
      nics: Object.fromEntries(plugged),
    });
  }
}
