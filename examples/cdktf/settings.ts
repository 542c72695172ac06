import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Settings } from './stack.ts';

const EXAMPLE_KEY =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOoUpE5NUXZsss1QUnTJMp8eA9FkZot28UZnYGOeqZi+ quickstart';

/** Name of the stack, and of its folder below the output directory. */
export const STACK_NAME = 'quickstart';

/**
 * Effect: reads the variables CAIRN_EXAMPLE_KERNEL and CAIRN_EXAMPLE_RAMDISK (paths, required), CAIRN_EXAMPLE_HOST_URI
 * and CAIRN_EXAMPLE_PUBLIC_KEY. Throws with the variable's name when a file is not given or not there.
 */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  return {
    host_uri: environment['CAIRN_EXAMPLE_HOST_URI'] ?? 'qemu:///system',
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
