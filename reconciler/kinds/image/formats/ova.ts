import type { DiskDigest } from '../shapes.ts';
import { MANIFEST_LIMIT_BYTES, readManifest } from './manifest.ts';
import type { OvfDescriptor } from './ovf.ts';
import { OVF_LIMIT_BYTES, readOvf } from './ovf.ts';
import { refuse } from './refusal.ts';
import type { Source } from './source.ts';
import type { TarMember } from './tar.ts';
import { readTar, shownName } from './tar.ts';

const MEMBER_LIMIT = 100;
/** Files beside disks that an OVA has: descriptor, digests of the files, signature. */
const BESIDES = /\.(ovf|mf|cert)$/i;

/** The disk of an OVA: where it is, and what the manifest says of its bytes; null without one. */
export type OvaDisk = { readonly member: TarMember; readonly promised: DiskDigest | null };

/**
 * Effect: reads an OVA (tar with an OVF descriptor) and gives the one disk in it, whose own format and digest are still to be examined. Throws Refusal for every
 * trick of archives, for files that are missing, not named or of another size than said, for none or several disks, and for a manifest that says nothing of it.
 */
export async function findOvaDisk(source: Source): Promise<OvaDisk> {
  const members = (await readTar(source, { plain: true, member_limit: MEMBER_LIMIT })).filter(
    (member) => member.type === 'file',
  );
  const [descriptor, ...others] = members.filter((member) => /\.ovf$/i.test(member.name));
  if (descriptor === undefined) return refuse('holds no OVF descriptor (a file that ends in .ovf)');
  if (others.length > 0) refuse(`holds ${others.length + 1} OVF descriptors; Cairn takes one machine`);
  if (descriptor.size_bytes > OVF_LIMIT_BYTES) refuse('has an OVF descriptor of an absurd size (over 1 MiB)');
  const ovf = readOvf(await bytesOf(source, descriptor));
  requireMatch(members, ovf);
  const member = oneDisk(members, ovf);
  return { member, promised: await promisedOf(source, members, member.name) };
}

async function promisedOf(
  source: Source,
  members: readonly TarMember[],
  disk_name: string,
): Promise<DiskDigest | null> {
  const [manifest, ...others] = members.filter(({ name }) => /\.mf$/i.test(name));
  if (manifest === undefined) return null;
  if (others.length > 0) refuse(`holds ${others.length + 1} manifests, of which one alone can be meant`);
  if (manifest.size_bytes > MANIFEST_LIMIT_BYTES) refuse('has a manifest of an absurd size (over 64 KiB)');
  return readManifest(await bytesOf(source, manifest), disk_name);
}

async function bytesOf(source: Source, { offset_bytes, size_bytes }: TarMember): Promise<Uint8Array> {
  const view = await source.at(offset_bytes, size_bytes);
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

function requireMatch(members: readonly TarMember[], ovf: OvfDescriptor): void {
  for (const file of ovf.files) {
    const member = members.find(({ name }) => name === file.name);
    if (member === undefined) {
      refuse(
        `has an OVF descriptor that refers to ${shownName(file.name)}, which is not in the archive`,
        'Pack all files of the machine into the archive: tar --format=ustar -cf new.ova *.ovf *.mf *.vmdk, then upload new.ova.',
      );
    } else if (file.size_bytes !== null && file.size_bytes !== member.size_bytes) {
      refuse(
        `has an OVF descriptor that gives ${shownName(file.name)} ${file.size_bytes} bytes; ${member.size_bytes} are in the archive`,
      );
    }
  }
  for (const member of members) {
    if (BESIDES.test(member.name) || ovf.files.some((file) => file.name === member.name)) continue;
    refuse(`holds a file that its OVF descriptor does not name (${shownName(member.name)})`);
  }
}

function oneDisk(members: readonly TarMember[], ovf: OvfDescriptor): TarMember {
  const names = [...new Set(ovf.disks.map((disk) => disk.name))];
  const [name, ...others] = names;
  const member = members.find((one) => one.name === name);
  if (member === undefined) return refuse('has no disk');
  if (others.length === 0) return member;
  return refuse(
    `has ${names.length} disks (${names.slice(0, 5).map(shownName).join(', ')}); an image is one`,
    'Unpack it (tar -xf machine.ova) and upload each disk as an image of its own, with disk_format vmdk and container_format bare.',
  );
}
