import { createHash } from 'node:crypto';
import type { SpecOf } from '../../schemas/generated/types.ts';
import { DEFAULT_DOMAIN_ID } from '../../reconciler/model/built-in.ts';
import { Cloud } from './cloud.ts';

/** Pure. Hexadecimal SHA-256. */
export function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Pure. A qcow2 image of version 3 with its tables in place and nothing written. */
export function qcow2Bytes(virtual_size_bytes: number, fill = 0): Uint8Array {
  const bytes = Buffer.alloc(4 * 65_536);
  bytes.fill(fill, 2 * 65_536, 3 * 65_536);
  bytes.write('QFI\xfb', 'latin1');
  bytes.writeUInt32BE(3, 4);
  bytes.writeUInt32BE(16, 20);
  bytes.writeBigUInt64BE(BigInt(virtual_size_bytes), 24);
  bytes.writeUInt32BE(Math.ceil(virtual_size_bytes / (65_536 * 8192)), 36);
  bytes.writeBigUInt64BE(3n * 65_536n, 40);
  bytes.writeBigUInt64BE(65_536n, 48);
  bytes.writeUInt32BE(1, 56);
  bytes.writeUInt32BE(4, 96);
  bytes.writeUInt32BE(104, 100);
  return new Uint8Array(bytes);
}

/** Pure. A VirtualBox disk of so many MiB with nothing written; `mark` makes it differ from others. */
export function vdiBytes(size_mib: number, mark = 0): Uint8Array {
  const bytes = Buffer.alloc(2048);
  bytes.writeUInt32LE(0xbeda_107f, 0x40);
  bytes.writeUInt32LE(0x0001_0001, 0x44);
  bytes.writeUInt32LE(400, 0x48);
  bytes.writeUInt32LE(1, 0x4c);
  bytes.writeUInt32LE(512, 0x154);
  bytes.writeUInt32LE(1024, 0x158);
  bytes.writeUInt32LE(512, 0x168);
  bytes.writeBigUInt64LE(BigInt(size_mib) * 1_048_576n, 0x170);
  bytes.writeUInt32LE(1_048_576, 0x178);
  bytes.writeUInt32LE(size_mib, 0x180);
  bytes.fill(0xff, 512, 512 + size_mib * 4);
  bytes.writeUInt32LE(mark, 0x188);
  return new Uint8Array(bytes);
}

/** Pure. The beginning of a Linux kernel for x86. */
export function bzImageBytes(fill = 0): Uint8Array {
  const bytes = Buffer.alloc(8192, fill);
  bytes.write('HdrS', 0x202, 'latin1');
  return new Uint8Array(bytes);
}

/** Pure. Something that begins like a gzip file. */
export function gzipBytes(): Uint8Array {
  return Uint8Array.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4]);
}

/** Pure. An image's spec for these bytes. */
export function imageSpec(
  project_id: string,
  name: string,
  disk_format: NonNullable<SpecOf['image']['disk_format']>,
  bytes: Uint8Array,
): SpecOf['image'] {
  return {
    name,
    project_id,
    disk_format,
    sha256: digest(bytes),
    size_bytes: bytes.length,
    min_disk_gib: 0,
    min_memory_mib: 0,
    properties: {},
    container_format: 'bare',
    visibility: 'private',
    protected: false,
    hidden: false,
    deactivated: false,
    tags: [],
  };
}

/** Pure. A project's spec. */
export function projectSpec(name: string): SpecOf['project'] {
  return { name, domain_id: DEFAULT_DOMAIN_ID, enabled: true, tags: [] };
}

/** Pure. A host's spec. */
export function hostSpec(name: string, sizes = 'vcpus=8&memory_mib=8704&disk_gib=100'): SpecOf['host'] {
  return {
    name,
    uri: `simulated://${name}?${sizes}`,
    storage_path: '/var/lib/cairn',
    fenced: false,
    drain: false,
    enabled: true,
    cpu_ratio: 4,
    memory_ratio: 1,
    disk_ratio: 1,
    reserved_vcpus: 0,
    reserved_memory_mib: 512,
    reserved_disk_gib: 0,
  };
}

/** What hosts that share storage say of it. */
export const SHARED_STORAGE = { shared_storage_name: 'nfs', shared_storage_path: '/mnt/cairn' } as const;

/** Pure. A flavor's spec: for every project unless it says otherwise. */
export function flavorSpec(
  spec: Partial<SpecOf['flavor']> & Pick<SpecOf['flavor'], 'name' | 'vcpus' | 'memory_mib'>,
): SpecOf['flavor'] {
  return { disk_gib: 0, public: true, access_project_ids: [], extra_specs: {}, ...spec };
}

/** Pure. A server's spec. */
export function serverSpec(
  spec: Partial<SpecOf['server']> & Pick<SpecOf['server'], 'name' | 'project_id' | 'flavor_id'>,
): SpecOf['server'] {
  return {
    metadata: {},
    nics: {},
    power_state: 'running',
    migration_policy: 'live',
    on_host_loss: 'wait',
    drift_policy: 'enforce',
    ...spec,
  };
}

/** Ids of a small cloud. */
export type SmallCloud = {
  readonly cloud: Cloud;
  readonly project: string;
  readonly hosts: readonly [string, string];
  /** 1 vCPU 256 MiB, 2 vCPUs 512 MiB, 2 vCPUs 512 MiB with a root disk of 4 GiB. */
  readonly flavors: readonly [string, string, string];
  readonly disk: string;
  readonly kernel: string;
  readonly ramdisk: string;
  /** In networks with different MTUs. */
  readonly subnets: readonly [string, string];
  readonly keypair: string;
};

/** Effect: a cloud with two hosts, three flavors, three images with content, two subnets, and no server. */
export async function smallCloud(seed = 1, storage: 'local' | 'shared' = 'local'): Promise<SmallCloud> {
  const cloud = new Cloud(seed);
  const domain_id = cloud.add('domain', { name: 'Default', enabled: true });
  const project = cloud.add('project', { ...projectSpec('demo'), domain_id });
  const host = (name: string): string =>
    cloud.add('host', { ...hostSpec(name), ...(storage === 'shared' ? SHARED_STORAGE : {}) });
  const hosts = [host('kvm1'), host('kvm2')] as const;
  const flavors = [
    cloud.add('flavor', flavorSpec({ name: 'tiny', vcpus: 1, memory_mib: 256, disk_gib: 0 })),
    cloud.add('flavor', flavorSpec({ name: 'small', vcpus: 2, memory_mib: 512, disk_gib: 0 })),
    cloud.add('flavor', flavorSpec({ name: 'disky', vcpus: 2, memory_mib: 512, disk_gib: 4 })),
  ] as const;
  const diskBytes = qcow2Bytes(1024 ** 3);
  const disk = cloud.add('image', imageSpec(project, 'debian', 'qcow2', diskBytes));
  const kernel = cloud.add('image', imageSpec(project, 'vmlinuz', 'aki', bzImageBytes()));
  const ramdisk = cloud.add('image', imageSpec(project, 'initrd', 'ari', gzipBytes()));
  await cloud.upload(disk, diskBytes);
  await cloud.upload(kernel, bzImageBytes());
  await cloud.upload(ramdisk, gzipBytes());
  const web = cloud.add('network', { name: 'web', project_id: project, mode: 'nat', mtu: 1500 });
  const db = cloud.add('network', {
    name: 'db',
    project_id: project,
    mode: 'isolated',
    mtu: 1450,
    dns_domain: 'db.internal',
  });
  const subnet = (name: string, network_id: string, cidr: string): string =>
    cloud.add('subnet', {
      name,
      project_id: project,
      network_id,
      cidr,
      dns_servers: [],
      drift_policy: 'enforce',
    });
  const subnets = [subnet('web-a', web, '10.20.0.0/28'), subnet('db-a', db, '10.30.0.0/24')] as const;
  const keypair = cloud.add('keypair', {
    name: 'me',
    project_id: project,
    public_key: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG5kbyBub3QgdXNlIHRoaXMga2V5IGFueXdoZXJl me@example',
  });
  await cloud.settle();
  return { cloud, project, hosts, flavors, disk, kernel, ramdisk, subnets, keypair };
}

/** Effect: another disk image with content, of its own size; the same one each time. */
export async function otherDisk({ cloud, project }: SmallCloud): Promise<string> {
  const name = 'fedora';
  for (const { resource } of cloud.entries.values()) {
    if (resource.kind === 'image' && resource.name === name) return resource.id;
  }
  const bytes = qcow2Bytes(2 * 1024 ** 3, 1);
  const id = cloud.add('image', imageSpec(project, name, 'qcow2', bytes));
  await cloud.upload(id, bytes);
  return id;
}
