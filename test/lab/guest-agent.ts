import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buildCpio, type CpioEntry } from './cpio.ts';
import { GUEST_DIRECTORY, moduleEntries } from './guest-ramdisk.ts';
import { runOrThrow } from './processes.ts';

/** Where the libraries lie in the guest: the loader is told so, since the programs of the ramdisk need none. */
const LIBRARIES = 'lib/agent/lib';

/** What `ldd` says of one library: where it is on this machine. */
const LIBRARY_LINE = /^\s*(?:\S+ => )?(\/\S+) \(0x[0-9a-f]+\)$/gm;

/**
 * Effect: reads the unpacked packages and this machine's libraries. A ramdisk to be put behind the guest's own one: Debian's
 * qemu-guest-agent with the libraries it needs (those that QEMU itself needs here), its kernel module, and a hook that says on the
 * console when file systems are frozen and thawed.
 */
export async function buildAgentRamdisk(kernel_tree: string, agent_tree: string): Promise<Buffer> {
  const program = join(agent_tree, 'usr/sbin/qemu-ga');
  const libraries = [...(await runOrThrow('ldd', [program])).matchAll(LIBRARY_LINE)].map(
    ([, path = '']) => path,
  );
  const loader = libraries.find((path) => /\/ld-linux/.test(path)) ?? '';
  const file = (path: string, data: Buffer, mode = 0o755): CpioEntry => ({ type: 'file', path, mode, data });
  const start = `#!/bin/sh\nexec /${LIBRARIES}/${basename(loader)} --library-path /${LIBRARIES} /lib/agent/program "$@"\n`;
  const { entries, list } = await moduleEntries(kernel_tree, ['virtio_console'], 'lib/agent');
  return buildCpio([
    { type: 'directory', path: 'lib/agent', mode: 0o755 },
    { type: 'directory', path: LIBRARIES, mode: 0o755 },
    ...entries,
    file('lib/agent/modules', Buffer.from(list), 0o644),
    file('lib/agent/program', readFileSync(program)),
    file('lib/agent/qemu-ga', Buffer.from(start)),
    file('lib/agent/start', readFileSync(join(GUEST_DIRECTORY, 'agent'))),
    file('lib/agent/hook', readFileSync(join(GUEST_DIRECTORY, 'fsfreeze'))),
    ...libraries.map((path) => file(`${LIBRARIES}/${basename(path)}`, readFileSync(path))),
  ]);
}
