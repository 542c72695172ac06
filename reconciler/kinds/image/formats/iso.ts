import { refuse, WHOLE_FILE } from './refusal.ts';
import type { Source } from './source.ts';
import { latin1 } from './source.ts';

const SECTOR = 2048;
const FIRST_DESCRIPTOR = 16;
const DESCRIPTOR_LIMIT = 64;
const PRIMARY = 1;
const TERMINATOR = 255;

/** Effect: reads the volume descriptors of an ISO 9660 image. Gives the size of the file. Throws Refusal for one that is cut off or has none. Source: ECMA-119, section 8. */
export async function examineIso(source: Source): Promise<number> {
  let has_primary = false;
  for (let index = 0; index < DESCRIPTOR_LIMIT; index += 1) {
    const offset = (FIRST_DESCRIPTOR + index) * SECTOR;
    if (offset + SECTOR > source.size_bytes) return refuse('ends among its volume descriptors', WHOLE_FILE);
    const view = await source.at(offset, SECTOR);
    if (latin1(view, 1, 5) !== 'CD001') return refuse('has a damaged list of volume descriptors', WHOLE_FILE);
    const type = view.getUint8(0);
    if (type === PRIMARY && !has_primary) {
      has_primary = true;
      const end = view.getUint32(80, true) * view.getUint16(128, true);
      if (end > source.size_bytes) {
        refuse(`is cut off: its volume has ${end} bytes, the file ${source.size_bytes}`, WHOLE_FILE);
      }
    }
    if (type !== TERMINATOR) continue;
    if (!has_primary) refuse('has no primary volume descriptor');
    return source.size_bytes;
  }
  return refuse(`has more than ${DESCRIPTOR_LIMIT} volume descriptors`);
}
