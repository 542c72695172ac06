// Copied from examples/cdktf/settings.ts by make bindings. Edit that file.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** The paths and names that the examples take from their environment. */
export interface Settings {
  /** libvirt URIs of the KVM hosts, at least one. */
  readonly host_uris: readonly string[];
  /** Path of the guest's kernel on this machine. */
  readonly kernel: string;
  /** Path of the guest's ramdisk on this machine. */
  readonly ramdisk: string;
  /** SSH key that the guest accepts, one line. */
  readonly public_key: string;
}

const EXAMPLE_KEY =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOoUpE5NUXZsss1QUnTJMp8eA9FkZot28UZnYGOeqZi+ quickstart';

/**
 * Effect: reads the variables CAIRN_EXAMPLE_KERNEL and CAIRN_EXAMPLE_RAMDISK (paths, required), CAIRN_EXAMPLE_HOST_URI (one, or
 * several with spaces between) and CAIRN_EXAMPLE_PUBLIC_KEY. Throws with the variable's name when a file is not given or not there.
 */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const uris = (environment['CAIRN_EXAMPLE_HOST_URI'] ?? '').split(/\s+/).filter((uri) => uri !== '');
  return {
    host_uris: uris.length === 0 ? ['qemu:///system'] : uris,
    kernel: fileOf(environment, 'CAIRN_EXAMPLE_KERNEL'),
    ramdisk: fileOf(environment, 'CAIRN_EXAMPLE_RAMDISK'),
    public_key: environment['CAIRN_EXAMPLE_PUBLIC_KEY'] ?? EXAMPLE_KEY,
  };
}

function fileOf(environment: NodeJS.ProcessEnv, name: string): string {
  const path = environment[name];
  if (path === undefined || path === '') throw new Error(`${name} must hold the path of a file`);
  if (!existsSync(path)) throw new Error(`${name}: there is no file ${path}`);
  // Terraform runs in the folder of the synthesised stack.
  return resolve(path);
}
