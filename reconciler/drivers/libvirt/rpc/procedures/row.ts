/** One procedure: a row of the table. */
import { PROGRAM } from '../frames.ts';
import type { AnyCodec, Codec } from '../xdr.ts';

/** Whether bytes follow the call: to the host, from it, or both ways. */
export type StreamKind = 'none' | 'upload' | 'download' | 'duplex';

/**
 * How long a healthy host may take: `quick` reads and changes its own tables, `slow` talks to QEMU, a guest or a disk,
 * `long` copies data (minutes). Long calls go over the bulk connection.
 */
export type Pace = 'quick' | 'slow' | 'long';

/** A procedure of the RPC: its number, what it takes, what it gives, and how it behaves. */
export type Procedure<A, R, S extends StreamKind = StreamKind> = {
  readonly program: number;
  readonly number: number;
  readonly args: Codec<A>;
  readonly ret: Codec<R>;
  readonly stream: S;
  readonly pace: Pace;
  /** True when the call changes nothing, so that it may be sent again if the answer is lost. */
  readonly reads: boolean;
};

/** Any row, when its types do not matter. */
export type AnyProcedure = {
  readonly program: number;
  readonly number: number;
  readonly args: AnyCodec;
  readonly ret: AnyCodec;
  readonly stream: StreamKind;
  readonly pace: Pace;
  readonly reads: boolean;
};

/** What is not usual about a row. */
export type Traits = Partial<Pick<AnyProcedure, 'pace' | 'reads' | 'program'>>;

/** Pure. A row: number, arguments, result, and what is unusual (usual: main program, no stream, quick, changes something). */
export function row<A, R, S extends StreamKind = 'none'>(
  number: number,
  args: Codec<A>,
  ret: Codec<R>,
  traits: Traits & { readonly stream?: S } = {},
): Procedure<A, R, S> {
  const { program = PROGRAM.remote, stream = 'none' as S, pace = 'quick', reads = false } = traits;
  return { program, number, args, ret, stream, pace, reads };
}

/** Traits of a quick call that only reads. */
export const READS = { reads: true } as const;
/** Traits of a read that asks QEMU, a guest or a disk. */
export const READS_SLOWLY = { reads: true, pace: 'slow' } as const;
/** Traits of a change that waits for QEMU, a guest or a disk. */
export const SLOW = { pace: 'slow' } as const;
/** Traits of a change that copies data. */
export const LONG = { pace: 'long' } as const;
