import { counting } from '../../model/counting.ts';
import { CairnError } from '../../model/error.ts';
import type { OperationContext } from '../../model/kind.ts';
import type { CopyAt, CopyPurpose, CopyTurn } from '../../ports/copies.ts';
import { readAhead } from './read-ahead.ts';

/** How often a copy that somebody else works on is asked for again. */
const TURN_MS = 1000;

const GIB = 1024 ** 3;

/** A copy on a host, as a plan names it. */
export type CopyArguments = CopyAt & { readonly volume_name: string };

/** Effect: takes the turn at a copy as soon as nobody else works on it. Throws when the signal aborts. */
async function takeTurn(
  { ports, signal }: OperationContext,
  { host_id, sha256, image_id }: CopyArguments,
  purpose: CopyPurpose,
): Promise<Exclude<CopyTurn, { turn: 'busy' }>> {
  for (;;) {
    signal.throwIfAborted();
    const turn = await ports.copies.take({ host_id, sha256, image_id }, purpose);
    if (turn.turn !== 'busy') return turn;
    await ports.clock.sleep(TURN_MS, signal);
  }
}

/**
 * Effect: sends the bytes of an image to a host, unless they are there: another image may have brought them meanwhile. After a failure the
 * turn stays taken: what is left on the host is this image's to end.
 */
export async function sendCopy(
  context: OperationContext,
  copy: CopyArguments & { readonly size_bytes: number },
): Promise<void> {
  const { ports, signal, progress } = context;
  const { host_id, volume_name, sha256, size_bytes } = copy;
  const turn = await takeTurn(context, copy, 'send');
  if (turn.turn === 'mine' && turn.begun_removal) await ports.volumes.remove(host_id, volume_name, signal);
  const content = readAhead((offset, length) => ports.images.read(sha256, offset, length), size_bytes);
  const counted = counting(content, (done_bytes) => progress(done_bytes, size_bytes));
  try {
    await ports.volumes.upload(host_id, volume_name, size_bytes, counted, false, signal);
  } catch (thrown) {
    if (!(thrown instanceof CairnError) || thrown.fields.disk_full !== true) throw thrown;
    throw await withRoomMade(context, copy, thrown);
  }
  await ports.copies.giveBack(copy);
}

/** Has the host give up copies that nobody there needs. The error, which says what becomes of it. */
async function withRoomMade(
  { ports, signal }: OperationContext,
  { host_id, size_bytes }: { readonly host_id: string; readonly size_bytes: number },
  full: CairnError,
): Promise<CairnError> {
  const free_bytes = await ports.hypervisor.inventory(host_id, signal).then(
    ({ disk_available_gib }) => disk_available_gib * GIB,
    () => null,
  );
  const going = await ports.copies.makeRoom({ host_id, size_bytes, free_bytes });
  const said =
    going === 0
      ? 'No copy of an image there can be given up.'
      : `${going === 1 ? '1 copy' : `${going} copies`} of images that no server there needs ${going === 1 ? 'is' : 'are'} being removed; then the image is sent again.`;
  return new CairnError(full.code, `${full.message} ${said}`, full.fields);
}

/** Effect: removes a copy from a host, unless somebody needs it. */
export async function removeCopy(
  context: OperationContext,
  copy: CopyArguments & { readonly purpose: 'leave' | 'evict' },
): Promise<void> {
  const turn = await takeTurn(context, copy, copy.purpose);
  if (turn.turn === 'needed') return;
  await context.ports.volumes.remove(copy.host_id, copy.volume_name, context.signal);
  await context.ports.copies.giveBack(copy);
}
