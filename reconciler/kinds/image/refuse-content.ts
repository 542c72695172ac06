import type { Violation } from '../../model/error.ts';
import { CairnError, toCairnError } from '../../model/error.ts';
import type { OperationContext } from '../../model/kind.ts';
import { NO_ARRIVAL } from '../../ports/contents.ts';

/**
 * Effect: does work that brings an image's content. What can never succeed (invalid_input) is noted as the reason why the image is refused, after the
 * bytes that came were discarded; all else is thrown: a later try may help.
 */
export async function orRefuse(
  { ports, signal }: OperationContext,
  image_id: string,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    signal.throwIfAborted();
    const error = toCairnError(thrown);
    if (error.code !== 'invalid_input') throw error;
    await ports.images.discard(image_id);
    await ports.contents.noteArrival(image_id, { ...NO_ARRIVAL, refusal: reasonOf(error) });
  }
}

/** Pure. Throws invalid_input with the first violation, if there is one. */
export function refuseFirst([violation]: readonly Violation[]): void {
  if (violation === undefined) return;
  const { message, hint } = violation;
  throw new CairnError('invalid_input', hint === undefined ? message : `${message} ${hint}`);
}

function reasonOf({ message, fields }: CairnError): string {
  const [first] = fields.violations ?? [];
  return first === undefined ? message : first.message;
}
