import type { BlobView, Images } from '../../ports/images.ts';
import type { Finding } from './examine.ts';
import { examineContent } from './examine.ts';
import type { Declared } from './inspect.ts';

/** Findings that are kept for each store of images: bytes known by their digest never change. */
const KEPT = 1000;
const findings = new WeakMap<Images, Map<string, Finding>>();

/** Effect: examines a stored blob; reads nothing when this process did so before. Throws what the store throws. */
export async function examineBlob(
  images: Images,
  { sha256, size_bytes }: Pick<BlobView, 'sha256' | 'size_bytes'>,
  declared: Declared,
): Promise<Finding> {
  const known = findings.get(images) ?? new Map<string, Finding>();
  findings.set(images, known);
  const key = `${sha256} ${declared.disk_format} ${declared.container_format} ${declared.size_bytes}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const read = async (offset: number, length: number): Promise<Uint8Array> => {
    const bytes = new Uint8Array(length);
    let filled = 0;
    for await (const chunk of images.read(sha256, offset, length)) {
      const part = chunk.subarray(0, length - filled);
      bytes.set(part, filled);
      filled += part.length;
    }
    return bytes.subarray(0, filled);
  };
  const finding = await examineContent(declared, { size_bytes, read });
  const oldest = known.size >= KEPT ? known.keys().next().value : undefined;
  if (oldest !== undefined) known.delete(oldest);
  known.set(key, finding);
  return finding;
}
