/**
 * The bytes that follow some calls: volume contents, consoles, screenshots.
 * After the call's reply both sides send packets under its serial: data (`continue`), then `ok` to finish, answered by
 * `ok`; `error` ends it at any time.
 * Source: libvirt documentation, "RPC protocol & APIs", section "Streams".
 */
import type { Clock } from './clock.ts';
import { clientError } from './errors.ts';
import type { LibvirtError } from './errors.ts';
import { MESSAGE_STATUS, MESSAGE_TYPE, STREAM_CHUNK_BYTES } from './frames.ts';
import type { Frame } from './frames.ts';
import { rejectedBy, remoteError } from './remote-error.ts';
import { decode, encode, hyper, uint } from './xdr.ts';
import { struct } from './xdr-compound.ts';

/** A run of zero bytes that is not sent. */
export type Hole = { readonly hole_bytes: bigint };
/** A piece of a stream: bytes, or a hole. */
export type StreamItem = Uint8Array | Hole;

/** The payload of a hole packet. */
export const holePayload = struct({ length_bytes: hyper, flags: uint });

/** What a stream needs of its connection. */
export type StreamLink = {
  readonly clock: Clock;
  readonly send: (type: number, status: number, payload: Uint8Array) => void;
  readonly drainedTo: (bytes: number) => Promise<void>;
  /** Stops reading from the connection (all of it: the protocol has no flow control of its own). */
  readonly pause: () => void;
  readonly resume: () => void;
  /** The stream needs no more packets. */
  readonly over: () => void;
};

/** Unsent bytes at which a writer waits, and unread bytes at which the connection is paused. */
const HIGH_WATER_BYTES = 1_048_576;
/** Unread bytes at which a paused connection goes on. */
const LOW_WATER_BYTES = 262_144;
const NO_BYTES = Buffer.alloc(0);

/** How long one wait of a stream may take without any progress before it counts as stalled. */
export const DEFAULT_STREAM_IDLE_MS = 120_000;

/** One stream. Methods throw LibvirtError; after the first failure every method throws that one. */
export class RpcStream {
  readonly procedure: string;
  readonly #link: StreamLink;
  readonly #inbox: StreamItem[] = [];
  readonly #failureHandlers = new Set<(error: LibvirtError) => void>();
  #waiters: (() => void)[] = [];
  #inbox_bytes = 0;
  #paused = false;
  #end_of_data = false;
  /** The daemon will send nothing more: it confirmed, failed, or the connection is gone. */
  #ended = false;
  #aborting = false;
  #failure: LibvirtError | null = null;

  constructor(procedure: string, link: StreamLink) {
    this.procedure = procedure;
    this.#link = link;
  }

  /** Why the stream failed, or null. */
  get failure(): LibvirtError | null {
    return this.#failure;
  }

  /** Effect: takes a packet from the connection. Packets after the end are dropped. */
  receive({ header, payload }: Frame): void {
    if (this.#ended) return;
    if (header.status === MESSAGE_STATUS.error) {
      this.#end();
      this.#failWith(this.#reported(payload));
    } else if (header.status === MESSAGE_STATUS.ok) {
      this.#end();
      this.#end_of_data = true;
    } else if (this.#failure === null) {
      this.#take(header.type, payload);
    }
    this.#wake();
  }

  /** Effect: fails the stream from this side without telling the daemon. */
  cancel(error: LibvirtError): void {
    this.#end();
    this.#failWith(error);
    this.#wake();
  }

  /** Effect: calls `handler` when the stream fails (at once if it has). The returned function unsubscribes. */
  onFailure(handler: (error: LibvirtError) => void): () => void {
    if (this.#failure !== null) handler(this.#failure);
    else this.#failureHandlers.add(handler);
    return () => this.#failureHandlers.delete(handler);
  }

  /** Effect: sends bytes (copied, cut to packets every libvirt takes), waiting while too much is unsent. */
  async write(bytes: Uint8Array, idle_timeout_ms = DEFAULT_STREAM_IDLE_MS): Promise<void> {
    for (let offset = 0; offset < bytes.length; offset += STREAM_CHUNK_BYTES) {
      await this.#drain(idle_timeout_ms);
      const part = bytes.subarray(offset, offset + STREAM_CHUNK_BYTES);
      this.#link.send(MESSAGE_TYPE.stream, MESSAGE_STATUS.continue, part);
    }
  }

  /** Effect: sends a hole. Only on streams opened with the sparse flag. */
  async writeHole(hole_bytes: bigint, idle_timeout_ms = DEFAULT_STREAM_IDLE_MS): Promise<void> {
    await this.#drain(idle_timeout_ms);
    const payload = encode(holePayload, { length_bytes: hole_bytes, flags: 0 });
    this.#link.send(MESSAGE_TYPE.stream_hole, MESSAGE_STATUS.continue, payload);
  }

  /** Effect: the next piece, or null at the end. `idle_timeout_ms` null waits for ever (consoles). */
  async read(idle_timeout_ms: number | null = DEFAULT_STREAM_IDLE_MS): Promise<StreamItem | null> {
    while (this.#inbox.length === 0 && !this.#end_of_data && this.#failure === null) {
      await this.#changed(idle_timeout_ms, 'sent nothing');
    }
    const item = this.#inbox.shift();
    if (item === undefined) {
      if (this.#failure !== null) throw this.#failure;
      return null;
    }
    if (item instanceof Uint8Array) this.#inbox_bytes -= item.length;
    if (this.#paused && this.#inbox_bytes <= LOW_WATER_BYTES) this.#setPaused(false);
    return item;
  }

  /** Effect: says that all was sent (or read) and waits until the daemon confirms. */
  async finish(timeout_ms = DEFAULT_STREAM_IDLE_MS): Promise<void> {
    if (this.#failure !== null) throw this.#failure;
    if (this.#ended) return;
    this.#link.send(MESSAGE_TYPE.stream, MESSAGE_STATUS.ok, NO_BYTES);
    while (!this.#ended) await this.#changed(timeout_ms, 'did not confirm the end of the stream');
    if (this.#failure !== null) throw this.#failure;
  }

  /**
   * Effect: breaks the stream off and waits, at most `timeout_ms`, until the daemon has let go of what it had open:
   * a volume cannot be deleted before. Never throws.
   */
  async abort(reason: LibvirtError, timeout_ms = 10_000): Promise<void> {
    if (this.#ended) return;
    this.#failWith(reason);
    if (!this.#aborting) this.sendAbort();
    this.#aborting = true;
    while (!this.#ended) {
      try {
        await this.#changed(timeout_ms, 'did not confirm the abort');
      } catch {
        this.#end();
      }
    }
  }

  /** Effect: tells the daemon that the stream is broken off. */
  sendAbort(): void {
    this.#link.send(MESSAGE_TYPE.stream, MESSAGE_STATUS.error, NO_BYTES);
  }

  #take(type: number, payload: Buffer): void {
    if (type === MESSAGE_TYPE.stream_hole) {
      this.#inbox.push({ hole_bytes: decode(holePayload, payload).length_bytes });
    } else if (payload.length === 0) {
      this.#end_of_data = true;
    } else {
      this.#inbox.push(payload);
      this.#inbox_bytes += payload.length;
      if (!this.#paused && this.#inbox_bytes > HIGH_WATER_BYTES) this.#setPaused(true);
    }
  }

  #reported(payload: Buffer): LibvirtError {
    try {
      return rejectedBy(decode(remoteError, payload), this.procedure);
    } catch (cause) {
      const message = `${this.procedure}: the daemon broke off the stream without a readable reason`;
      const options = { outcome: 'unknown', procedure: this.procedure, cause } as const;
      return clientError('protocol_violation', message, options);
    }
  }

  async #drain(idle_timeout_ms: number): Promise<void> {
    if (this.#failure !== null) throw this.#failure;
    let cancelTimer = (): void => {};
    const late = new Promise<'late'>((resolve) => {
      cancelTimer = this.#link.clock.after(idle_timeout_ms, () => resolve('late'));
    });
    const first = await Promise.race([this.#link.drainedTo(HIGH_WATER_BYTES), late]);
    cancelTimer();
    if (first === 'late') throw this.#stalled(idle_timeout_ms, 'took no data');
    if (this.#failure !== null) throw this.#failure as LibvirtError;
  }

  #changed(timeout_ms: number | null, what: string): Promise<void> {
    return new Promise((resolve, reject) => {
      let cancelTimer = (): void => {};
      if (timeout_ms !== null) {
        cancelTimer = this.#link.clock.after(timeout_ms, () => reject(this.#stalled(timeout_ms, what)));
      }
      this.#waiters.push(() => {
        cancelTimer();
        resolve();
      });
    });
  }

  #stalled(idle_ms: number, what: string): LibvirtError {
    const message = `${this.procedure}: the daemon ${what} for ${idle_ms} ms; outcome unknown`;
    return clientError('stream_stalled', message, { outcome: 'unknown', procedure: this.procedure });
  }

  #setPaused(paused: boolean): void {
    this.#paused = paused;
    if (paused) this.#link.pause();
    else this.#link.resume();
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#link.over();
  }

  #failWith(error: LibvirtError): void {
    if (this.#failure !== null) return;
    this.#failure = error;
    this.#inbox.length = 0;
    this.#inbox_bytes = 0;
    if (this.#paused) this.#setPaused(false);
    for (const handler of this.#failureHandlers) handler(error);
    this.#failureHandlers.clear();
  }

  #wake(): void {
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const waiter of waiters) waiter();
  }
}
