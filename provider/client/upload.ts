/** Sending the content of a local file: in parts, from where the service says, with bounded memory. */
import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import type { CairnApi } from './cairn-api.ts';
import { AbortedError } from './http.ts';
import { backoffMs, pause } from '../../schemas/connection/pause.ts';
import { ApiProblem } from './problem.ts';

/** What to send where. `deadline_ms` is on the clock of performance.now(). */
export interface UploadRequest {
  readonly collection: string;
  readonly id: string;
  readonly file: string;
  readonly deadline_ms: number;
  readonly signal?: AbortSignal | undefined;
}

/** How an upload ended. */
export type UploadEnd = 'complete' | 'late' | 'stopped';

const PART_BYTES = 256 * 1024 * 1024;
const READ_BYTES = 256 * 1024;
const MAX_FAILURES_IN_A_ROW = 8;
/** A service that restarts, or a store without room, may come right by itself within this time. */
const PATIENCE_MS = 120_000;
const CHECK_MS = 500;

const noProgress = (offset_bytes: number, size_bytes: number): ApiProblem =>
  new ApiProblem({
    status: 200,
    code: 'internal',
    title: 'The upload makes no progress',
    detail: `Cairn keeps ${offset_bytes} of ${size_bytes} bytes whatever is sent. Its log says why.`,
  });

const unreadable = (file: string, error: unknown): ApiProblem =>
  new ApiProblem(
    {
      status: 400,
      code: 'invalid_input',
      title: 'The file cannot be read',
      detail: `Cairn lacks the content, and ${file} cannot be read: ${(error as Error).message}.`,
    },
    error,
  );

/** Pure. May the rest arrive although a part did not? Refused content (400) never will. */
const isPassing = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.status === 0 || error.status === 409 || error.status >= 429);

const sendPart = async (
  api: CairnApi,
  request: UploadRequest,
  from: number,
  size_bytes: number,
): Promise<void> => {
  await access(request.file).catch((error: unknown) => {
    throw unreadable(request.file, error);
  });
  const length_bytes = Math.min(PART_BYTES, size_bytes - from);
  await api.uploadPart(
    request.collection,
    request.id,
    from,
    {
      length_bytes,
      open: () =>
        createReadStream(request.file, {
          start: from,
          end: from + length_bytes - 1,
          highWaterMark: READ_BYTES,
        }),
    },
    { signal: request.signal },
  );
};

/**
 * Effect: reads the file and sends what the service still lacks; nothing when it has the bytes already. After a
 * lost connection it asks for the offset and goes on. Throws ApiProblem when the content is refused, or nothing more
 * was kept for two minutes and eight attempts.
 */
export const uploadFile = async (api: CairnApi, request: UploadRequest): Promise<UploadEnd> => {
  const options = { signal: request.signal, retry_until_ms: request.deadline_ms };
  let furthest = -1;
  let progressed_ms = performance.now();
  /** Errors in a row, and parts in a row that the service took without keeping anything. */
  let failures = 0;
  let vain = 0;
  for (;;) {
    try {
      const state = await api.uploadState(request.collection, request.id, options);
      if (state.complete) return 'complete';
      if (performance.now() >= request.deadline_ms) return 'late';
      if (state.offset_bytes > furthest) {
        [failures, vain] = [0, 0];
        [furthest, progressed_ms] = [state.offset_bytes, performance.now()];
      }
      // All bytes are there and are being checked: nothing is left to send.
      if (state.offset_bytes >= state.size_bytes) await pause(CHECK_MS, request.signal);
      else {
        if (vain >= MAX_FAILURES_IN_A_ROW) throw noProgress(state.offset_bytes, state.size_bytes);
        await sendPart(api, request, state.offset_bytes, state.size_bytes);
        vain += 1;
      }
    } catch (error) {
      if (error instanceof AbortedError) return 'stopped';
      failures += 1;
      const isPatient = performance.now() - progressed_ms < PATIENCE_MS;
      if (!isPassing(error) || (failures >= MAX_FAILURES_IN_A_ROW && !isPatient)) throw error;
      await pause(backoffMs(failures, Math.random()), request.signal);
    }
  }
};
