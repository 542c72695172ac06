import { runOrThrow } from '../lab/processes.ts';

/** QEMU measures its key derivation by the clock of the thread, which on some machines now and then stands still; then it gives up. */
const CLOCK_STOOD_STILL = 'Unable to get accurate CPU usage';
const ATTEMPTS = 10;

/** Effect: runs qemu-img and gives what it prints. Throws when it fails. */
export async function qemuImg(...args: string[]): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runOrThrow('qemu-img', args);
    } catch (thrown) {
      if (attempt === ATTEMPTS || !String(thrown).includes(CLOCK_STOOD_STILL)) throw thrown;
    }
  }
}
