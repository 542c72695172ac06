import type { Violation } from '../../model/error.ts';
import type { ContentReader } from '../../model/kind.ts';
import { HEAD_BYTES, headProblem } from './formats/head.ts';
import { examineIso } from './formats/iso.ts';
import { findOvaDisk } from './formats/ova.ts';
import { OVF_LIMIT_BYTES, readOvf } from './formats/ovf.ts';
import { examinePloop } from './formats/ploop.ts';
import { examineQcow2 } from './formats/qcow2.ts';
import { Refusal, refuse, requireSize } from './formats/refusal.ts';
import type { Source } from './formats/source.ts';
import { latin1, limitedSource } from './formats/source.ts';
import { readTar } from './formats/tar.ts';
import { examineVdi } from './formats/vdi.ts';
import { examineVhd } from './formats/vhd.ts';
import { examineVhdx } from './formats/vhdx.ts';
import { examineVmdk } from './formats/vmdk.ts';
import type { Declared } from './inspect.ts';
import { inspectContent } from './inspect.ts';
import type { ContainerFormat, DiskFormat, DiskPlace } from './shapes.ts';

/** What an examination found. */
export type Finding = {
  /** Empty when the bytes are what they are said to be, stand alone and are whole. */
  readonly violations: readonly Violation[];
  /** Size of the disk that a guest sees; null when there are violations, or no disk (ovf, docker). */
  readonly virtual_size_bytes: number | null;
  /** Null when there are violations, or no disk that a guest could have. */
  readonly disk: DiskPlace | null;
};

/** So many files of an archive that is only stored are looked at. */
const STORED_MEMBERS_READ = 1000;

/**
 * Effect: reads through `reader`, within EXAMINATION_LIMITS. Whether bytes are what an image says of them, whole, and need nothing outside themselves: the one
 * judgement before anything else may open them. Throws only what the reader throws.
 */
export async function examineContent(declared: Declared, reader: ContentReader): Promise<Finding> {
  const source = limitedSource(reader);
  const { disk_format, container_format } = declared;
  const violations = inspectContent(declared, await headOf(source), source.size_bytes);
  if (violations.length > 0 || disk_format === null) {
    return { violations, virtual_size_bytes: null, disk: null };
  }
  let disk: DiskPlace | null = null;
  try {
    disk = await unwrap(disk_format, container_format, source);
  } catch (thrown) {
    return refused('/spec/container_format', thrown, `The ${container_format} archive`, CONTAINER_HINT);
  }
  if (disk === null) return { violations: [], virtual_size_bytes: null, disk };
  const what = container_format === 'ova' ? `${disk_format} disk in the OVA` : `${disk_format} image`;
  try {
    const inside = source.slice(disk.offset_bytes, disk.length_bytes);
    return { violations: [], virtual_size_bytes: await examineDisk(disk_format, inside), disk };
  } catch (thrown) {
    return refused('/spec/disk_format', thrown, `The ${what}`, diskHint(disk_format));
  }
}

/** A Refusal whose message is a whole sentence already. */
class Mismatch extends Refusal {}

/** Where the disk is; null when the container is only stored. Throws Refusal. */
async function unwrap(
  format: DiskFormat,
  container_format: ContainerFormat,
  source: Source,
): Promise<DiskPlace | null> {
  switch (container_format) {
    case 'ova': {
      const { member, promised } = await findOvaDisk(source);
      const place = { format, offset_bytes: member.offset_bytes, length_bytes: member.size_bytes };
      return promised === null ? place : { ...place, promised };
    }
    case 'ovf':
      if (source.size_bytes > OVF_LIMIT_BYTES) refuse('has an OVF descriptor of an absurd size (over 1 MiB)');
      readOvf(bytesOf(await source.at(0, source.size_bytes)));
      return null;
    case 'docker':
      await readTar(source, { plain: false, member_limit: STORED_MEMBERS_READ });
      return null;
    case 'bare':
    case 'aki':
    case 'ari':
    case 'ami':
      return { format, offset_bytes: 0, length_bytes: source.size_bytes };
    default:
      return container_format satisfies never;
  }
}

async function examineDisk(disk_format: DiskFormat, source: Source): Promise<number> {
  const problem = headProblem(disk_format, await headOf(source));
  if (problem !== null) throw new Mismatch(problem.message, problem.hint);
  switch (disk_format) {
    case 'qcow2':
      return examineQcow2(source);
    case 'vhd':
      return examineVhd(source);
    case 'vhdx':
      return examineVhdx(source);
    case 'vmdk':
      return examineVmdk(source);
    case 'vdi':
      return examineVdi(source);
    case 'ploop':
      return examinePloop(source);
    case 'iso':
      return examineIso(source);
    case 'raw':
    case 'ami':
      return examineRaw(source);
    case 'aki':
    case 'ari':
      return requireSize(source.size_bytes);
    default:
      return disk_format satisfies never;
  }
}

/** A fixed vhd differs from a raw disk by its footer alone. */
async function examineRaw(source: Source): Promise<number> {
  if (source.size_bytes >= 1024) {
    const end = await source.at(source.size_bytes - 512, 512);
    if (latin1(end, 0, 8) === 'conectix') {
      refuse('is a Hyper-V disk (vhd): it ends with a footer', 'Set disk_format to vhd.');
    }
  }
  return requireSize(source.size_bytes);
}

async function headOf(source: Source): Promise<Uint8Array> {
  return bytesOf(await source.at(0, Math.min(HEAD_BYTES, source.size_bytes)));
}

function bytesOf(view: DataView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

function refused(path: string, thrown: unknown, subject: string, advice: string): Finding {
  if (!(thrown instanceof Refusal)) throw thrown;
  const message = thrown instanceof Mismatch ? thrown.message : `${subject} ${thrown.message}.`;
  const violation = { path, message, hint: thrown.hint ?? advice };
  return { violations: [violation], virtual_size_bytes: null, disk: null };
}

const CONTAINER_HINT = 'Unpack it and upload the disk alone, with container_format bare.';

function diskHint(disk_format: DiskFormat): string {
  return `Make a whole image that stands alone: qemu-img convert -O qcow2 old.${disk_format} new.qcow2, then upload new.qcow2 with disk_format qcow2.`;
}
