import { ApiProblem } from '../../schemas/http-client.ts';
import type { Problem } from '../../schemas/generated/api.ts';
import { Failure } from './failure.ts';
import type { Service } from './service.ts';

/** A piece of a guest's console log. `next_offset_bytes` is where the next piece begins. */
export type ConsolePiece = { readonly content: Uint8Array; readonly next_offset_bytes: number };

/** Most bytes that the service gives at once. */
const PIECE_BYTES = 1024 * 1024;

/** Effect: what the guest printed from `offset_bytes` on, as the bytes that it printed; empty at the end. */
export async function readConsolePiece(
  service: Service,
  server_id: string,
  offset_bytes: number,
  signal: AbortSignal,
): Promise<ConsolePiece> {
  const query = `offset_bytes=${offset_bytes}&limit_bytes=${PIECE_BYTES}`;
  const response = await service.request(
    `/v1/servers/${server_id}/console-log?${query}`,
    'text/plain',
    signal,
  );
  if (!response.ok) throw new ApiProblem((await response.json()) as Problem);
  const next = Number(response.headers.get('cairn-next-offset') ?? NaN);
  if (!Number.isSafeInteger(next))
    throw new Failure('Unexpected answer', 'the console log has no Cairn-Next-Offset.');
  return { content: new Uint8Array(await response.arrayBuffer()), next_offset_bytes: next };
}

/**
 * Effect: the whole log from its beginning to its present end, piece by piece to `take`; gives the offset of the end.
 * A guest that prints faster than we read does not keep us for ever: at most `pieces` are read.
 */
export async function readConsole(
  service: Service,
  server_id: string,
  take: (content: Uint8Array) => Promise<void>,
  signal: AbortSignal,
  pieces = 1024,
): Promise<number> {
  let offset = 0;
  for (let piece = 0; piece < pieces; piece += 1) {
    const { content, next_offset_bytes } = await readConsolePiece(service, server_id, offset, signal);
    if (content.length > 0) await take(content);
    offset = next_offset_bytes;
    if (content.length < PIECE_BYTES) break;
  }
  return offset;
}
