/**
 * Effect: gives the same pieces and tells after each how many bytes were taken so far, first `from_bytes`: the taker's pace is what is told.
 *
 * @yields {Uint8Array} what the source gives
 */
export async function* counting(
  source: AsyncIterable<Uint8Array>,
  tell: (done_bytes: number) => void,
  from_bytes = 0,
): AsyncGenerator<Uint8Array, void, undefined> {
  let done_bytes = from_bytes;
  tell(done_bytes);
  for await (const piece of source) {
    yield piece;
    done_bytes += piece.length;
    tell(done_bytes);
  }
}
