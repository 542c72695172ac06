import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KINDS } from '../../schemas/generated/kinds.ts';
import { bzImageBytes, qcow2Bytes } from './kind-objects.ts';
import { startServiceProcess, type ServiceProcess } from './service.ts';

/** The real service over simulated hosts, and files that examples take for images. */
export type SimulatedStack = {
  readonly directory: string;
  readonly service: ServiceProcess;
  /** Endpoint and token, and TF_VAR_host_uri, kernel, ramdisk and image. */
  readonly environment: Readonly<Record<string, string>>;
  /** Effect: names, as 'collection/name', of everything that the service holds and did not make itself at its start. */
  readonly objects: () => Promise<readonly string[]>;
  readonly stop: () => Promise<void>;
};

/** Pure. HCL in which every URI of a libvirt host is that of a simulated one. */
export function overSimulatedHosts(hcl: string): string {
  let count = 0;
  return hcl.replaceAll(/"qemu[+a-z]*:\/\/[^"]*"/g, () => `"simulated://host${++count}?${HOST_SIZE}"`);
}

const HOST_SIZE = 'vcpus=8&memory_mib=8704&disk_gib=100';

/** Effect: starts a service of its own (dist/cairn.mjs) in a new directory; its log is `service.log` there. */
export async function startSimulatedStack(log_level = 'warn'): Promise<SimulatedStack> {
  const directory = mkdtempSync(join(tmpdir(), 'cs-'));
  // PostgreSQL runs under an account of its own, which has to pass through.
  chmodSync(directory, 0o711);
  const data = join(directory, 'service');
  mkdirSync(data);
  const file = (name: string, content: Uint8Array): string => {
    writeFileSync(join(directory, name), content);
    return join(directory, name);
  };
  const service = await startServiceProcess({
    directory: data,
    environment: { CAIRN_DRIVER: 'simulated', CAIRN_LOG_LEVEL: log_level },
  });
  const list = async (): Promise<readonly string[]> => {
    const found: string[] = [];
    for (const { collection } of Object.values(KINDS)) {
      const { items } = (await service.json(`/v1/${collection}`)) as { items: { spec: { name: string } }[] };
      found.push(...items.map(({ spec }) => `${collection}/${spec.name}`));
    }
    return found;
  };
  const own = await list();
  return {
    directory,
    service,
    environment: {
      CAIRN_ENDPOINT: service.endpoint,
      CAIRN_TOKEN: service.token,
      TF_VAR_host_uri: `simulated://here?${HOST_SIZE}`,
      TF_VAR_kernel: file('vmlinuz', bzImageBytes()),
      TF_VAR_ramdisk: file('initrd', gzipSync('a ramdisk')),
      TF_VAR_image: file('disk.qcow2', qcow2Bytes(1024 ** 3)),
    },
    objects: async () => (await list()).filter((name) => !own.includes(name)),
    stop: async () => {
      await service.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
