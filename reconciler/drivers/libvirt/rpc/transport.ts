/** A connected byte stream to a libvirt daemon, however it was dialled, and the way messages leave through it. */
import type { Readable, Writable } from 'node:stream';

/** What a dialer gives: bytes both ways. */
export type Transport = {
  readonly kind: 'unix' | 'tcp' | 'tls' | 'ssh' | 'memory';
  /** Whom we talk to, for messages, for example `tls host-1:16514`. */
  readonly peer: string;
  readonly readable: Readable;
  /** The same object as `readable` for sockets. */
  readonly writable: Writable;
  /**
   * True for TLS: libvirtd reads one message per wake-up and does not look at what GnuTLS has already decrypted, so two
   * messages in one TLS record leave the second unread until more bytes come.
   */
  readonly message_per_write: boolean;
  /** Why the stream closed, when the transport knows more than the stream does (ssh's last words). */
  readonly explainClose: () => string | null;
  /** Closes at once, without waiting for anything. Safe to call twice. */
  readonly destroy: () => void;
};

/** Opens a transport, or throws LibvirtError (`not_sent`). Gives up when `signal` fires. */
export type Dialer = (signal: AbortSignal) => Promise<Transport>;

/** Sends whole messages and knows how many bytes have not left yet. */
export type Outbox = {
  /** Queues one whole message, whose bytes must not change any more. */
  readonly send: (message: Buffer) => void;
  /** Bytes handed over but not yet taken by the operating system. */
  readonly pendingBytes: () => number;
  /** Waits until at most `bytes` are pending, or the outbox is closed. */
  readonly drainedTo: (bytes: number) => Promise<void>;
  /** Forgets everything that waits and lets waiters go. */
  readonly close: () => void;
};

/** Effect: an outbox over the transport's writable side. */
export function createOutbox(transport: Transport): Outbox {
  const { writable, message_per_write } = transport;
  const queue: Buffer[] = [];
  const waiters = new Set<{ readonly bytes: number; readonly resolve: () => void }>();
  let pending_bytes = 0;
  let writing = false;
  let closed = false;

  function left(bytes: number): void {
    pending_bytes -= bytes;
    for (const waiter of waiters) {
      if (pending_bytes > waiter.bytes && !closed) continue;
      waiters.delete(waiter);
      waiter.resolve();
    }
  }

  function writeNext(): void {
    const message = queue.shift();
    if (message === undefined || closed) {
      writing = false;
      return;
    }
    writing = true;
    writable.write(message, () => {
      left(message.length);
      writeNext();
    });
  }

  return {
    send(message) {
      if (closed) return;
      pending_bytes += message.length;
      if (!message_per_write) {
        writable.write(message, () => left(message.length));
        return;
      }
      queue.push(message);
      if (!writing) writeNext();
    },
    pendingBytes: () => pending_bytes,
    async drainedTo(bytes) {
      if (pending_bytes <= bytes || closed) return;
      await new Promise<void>((resolve) => waiters.add({ bytes, resolve }));
    },
    close() {
      closed = true;
      queue.length = 0;
      for (const waiter of waiters) waiter.resolve();
      waiters.clear();
    },
  };
}
