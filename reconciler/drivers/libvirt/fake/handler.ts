/** What answers a procedure on the fake host. */
import type { ArgsOf, ProcedureName, RetOf, StreamProcedureName } from '../rpc/procedures.ts';
import type { FakeHost } from './state.ts';

/** One connected client, as handlers see it. */
export type FakeClient = {
  /** Registers for an event and gives the callback id. */
  readonly register: (family: string, event_id: number, object: string | null) => number;
  readonly deregister: (callback_id: number) => void;
  /** The client closes after this reply. */
  readonly closeAfterReply: () => void;
  /** Calls back once when the connection is gone. */
  readonly onClose: (gone: () => void) => void;
};

/** Where a call happens. */
export type Context = { readonly host: FakeHost; readonly client: FakeClient };

/** Answers one procedure, at once or when it is done; throws FakeFailure to refuse. */
export type Handler<N extends ProcedureName> = (
  args: ArgsOf<N>,
  context: Context,
) => RetOf<N> | Promise<RetOf<N>>;

/** Handlers by procedure. What is not there is answered with "unknown procedure". */
export type Handlers = { readonly [N in ProcedureName]?: Handler<N> };

/** What takes the data of an upload. Throws FakeFailure to break it off. */
export type Sink = {
  readonly data: (bytes: Buffer) => void;
  readonly hole: (length: bigint) => void;
  /** The client finished: check and publish. */
  readonly finish: () => void;
  /** However it ended. */
  readonly release: () => void;
};

/** What gives the data of a download: pieces, or holes. */
export type Source = {
  readonly items: Iterable<Buffer | { readonly hole_bytes: bigint }>;
  readonly release: () => void;
};

/** A console: gets what the client types, and may send; `breakOff` ends it as libvirt does when somebody else takes it. */
export type Terminal = {
  readonly open: (send: (bytes: Buffer) => void, breakOff: () => void) => void;
  readonly data: (bytes: Buffer) => void;
  readonly release: () => void;
};

/** What a stream procedure opens. */
export type OpenedStream<N extends ProcedureName> = { readonly ret: RetOf<N> } & (
  { readonly sink: Sink } | { readonly source: Source } | { readonly terminal: Terminal }
);

/** Stream handlers by procedure. */
export type StreamHandlers = {
  readonly [N in StreamProcedureName<'upload' | 'download' | 'duplex'>]?: (
    args: ArgsOf<N>,
    context: Context,
  ) => OpenedStream<N>;
};
