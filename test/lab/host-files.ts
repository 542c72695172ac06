import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { labCacheDirectory } from './cache.ts';
import { makeCertificates } from './certificates.ts';
import { hostsFile, libvirtdConf, qemuConf } from './host-config.ts';

const KEPT = ['etc', 'lib', 'cache', 'log', 'cairn']; // survive a power cut
const OWN = [...KEPT, 'run', 'hosts', 'resolv.conf', 'init', 'init.log', 'host.json'];

/** Effect: writes what a host needs before it starts; libvirt's own state and volumes that are there stay. */
export async function prepareDirectory(directory: string, name: string, tls: boolean): Promise<void> {
  await rm(join(directory, 'run'), { recursive: true, force: true });
  await Promise.all(
    [...KEPT, 'run', 'etc/nwfilter'].map((d) => mkdir(join(directory, d), { recursive: true })),
  );
  await writeFile(join(directory, 'etc/libvirtd.conf'), libvirtdConf(tls));
  await writeFile(join(directory, 'etc/qemu.conf'), qemuConf());
  await writeFile(join(directory, 'hosts'), hostsFile(name));
  await writeFile(join(directory, 'resolv.conf'), '');
  // The stock network filters (clean-traffic and its parts) belong to every libvirt host.
  const stock = '/etc/libvirt/nwfilter';
  for (const file of existsSync(stock) ? await readdir(stock) : []) {
    if (!existsSync(join(directory, 'etc/nwfilter', file))) {
      await copyFile(join(stock, file), join(directory, 'etc/nwfilter', file));
    }
  }
  if (tls) await makeCertificates(join(directory, 'etc/pki'), name);
}

/** Effect: removes all that a host has in its directory, and the directory if nothing else is in it. */
export async function removeFiles(directory: string): Promise<void> {
  await Promise.all(OWN.map((entry) => rm(join(directory, entry), { recursive: true, force: true })));
  if (existsSync(directory) && (await readdir(directory)).length === 0)
    await rm(directory, { recursive: true });
}

/** Copies libvirt's files about QEMU (probing it costs seconds) that `target` lacks; safe beside other copiers. */
async function copyCapabilities(source: string, target: string): Promise<void> {
  if (!existsSync(source)) return;
  await mkdir(target, { recursive: true });
  for (const file of await readdir(source)) {
    if (!/^[0-9a-f]+\.xml$/.test(file)) continue;
    const [from, to] = [join(source, file), join(target, file)];
    if (existsSync(to) && readFileSync(from).equals(readFileSync(to))) continue;
    await copyFile(from, `${to}.${process.pid}`);
    await rename(`${to}.${process.pid}`, to);
  }
}

/** Where a host keeps them, under its directory. */
const OWN_CAPABILITIES = 'cache/qemu/capabilities';

const sharedCapabilities = (kvm: 'mask' | 'probe'): string => join(labCacheDirectory(), 'capabilities', kvm);

/** Effect: gives a host what earlier hosts learnt about QEMU. Whether there was anything. */
export async function lendCapabilities(directory: string, kvm: 'mask' | 'probe'): Promise<boolean> {
  const own = join(directory, OWN_CAPABILITIES);
  await copyCapabilities(sharedCapabilities(kvm), own);
  return existsSync(own) && (await readdir(own)).length > 0;
}

/** Effect: keeps what a host learnt about QEMU for later hosts. */
export async function keepCapabilities(directory: string, kvm: 'mask' | 'probe'): Promise<void> {
  await copyCapabilities(join(directory, OWN_CAPABILITIES), sharedCapabilities(kvm));
}
