/**
 * Framing of libvirt's RPC: a 32-bit length that counts itself, six 32-bit header words, then the payload.
 * Source: libvirt documentation, "RPC protocol & APIs", section "Packet framing".
 */

/** RPC programs: the main one, QEMU's extras, and keepalive. */
export const PROGRAM = { remote: 0x20008086, qemu: 0x20008087, keepalive: 0x6b656570 } as const;

/** What a message is. */
export const MESSAGE_TYPE = {
  call: 0,
  reply: 1,
  message: 2,
  stream: 3,
  call_with_fds: 4,
  reply_with_fds: 5,
  stream_hole: 6,
} as const;

/** How a reply or stream packet ended: done, failed, or more to come. */
export const MESSAGE_STATUS = { ok: 0, error: 1, continue: 2 } as const;

/** Bytes before the payload: the length and six header words. */
export const FRAME_HEADER_BYTES = 28;

/** The longest frame libvirt 1.2 and later takes; one byte more and the daemon closes the connection. */
export const MAX_FRAME_BYTES = 33_554_436;

/** The largest stream payload that every libvirt version takes. */
export const STREAM_CHUNK_BYTES = 262_120;

/** The header of a message. `serial` ties replies and stream packets to their call; 0 on events. */
export type FrameHeader = {
  readonly program: number;
  readonly version: number;
  readonly procedure: number;
  readonly type: number;
  readonly serial: number;
  readonly status: number;
};

/** A whole message. */
export type Frame = { readonly header: FrameHeader; readonly payload: Buffer };

/** Bytes that are not libvirt RPC: a length no frame may have. */
export class FrameError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FrameError';
  }
}

/** Effect: writes the 28 bytes in front of a payload of `payload_bytes` into `target` at `offset`. Throws FrameError if too long. */
export function writeFrameHeader(
  target: Buffer,
  offset: number,
  header: FrameHeader,
  payload_bytes: number,
): void {
  const length = FRAME_HEADER_BYTES + payload_bytes;
  if (length > MAX_FRAME_BYTES) {
    throw new FrameError(`a message of ${length} bytes; libvirt takes at most ${MAX_FRAME_BYTES}`);
  }
  target.writeUInt32BE(length, offset);
  target.writeUInt32BE(header.program, offset + 4);
  target.writeUInt32BE(header.version, offset + 8);
  target.writeInt32BE(header.procedure, offset + 12);
  target.writeInt32BE(header.type, offset + 16);
  target.writeUInt32BE(header.serial, offset + 20);
  target.writeInt32BE(header.status, offset + 24);
}

/** Pure. The bytes of a whole message. Throws FrameError if too long. */
export function encodeFrame(header: FrameHeader, payload: Uint8Array): Buffer {
  const bytes = Buffer.allocUnsafe(FRAME_HEADER_BYTES + payload.length);
  writeFrameHeader(bytes, 0, header, payload.length);
  bytes.set(payload, FRAME_HEADER_BYTES);
  return bytes;
}

function decodeFrame(bytes: Buffer): Frame {
  return {
    header: {
      program: bytes.readUInt32BE(4),
      version: bytes.readUInt32BE(8),
      procedure: bytes.readInt32BE(12),
      type: bytes.readInt32BE(16),
      serial: bytes.readUInt32BE(20),
      status: bytes.readInt32BE(24),
    },
    payload: bytes.subarray(FRAME_HEADER_BYTES),
  };
}

/** Bytes of frames not yet whole. */
export type FrameAssembler = { chunks: Buffer[]; buffered_bytes: number; wanted_bytes: number };

/** Pure. An assembler that has seen nothing. */
export function createAssembler(): FrameAssembler {
  return { chunks: [], buffered_bytes: 0, wanted_bytes: 4 };
}

function frameLength(bytes: Buffer, offset: number): number {
  const length = bytes.readUInt32BE(offset);
  if (length < FRAME_HEADER_BYTES || length > MAX_FRAME_BYTES) {
    throw new FrameError(`a frame of ${length} bytes: the other side does not speak libvirt RPC`);
  }
  return length;
}

/**
 * Effect: takes the next bytes from the wire, cut anywhere, and returns the frames that became whole.
 * Every byte is copied at most once, however the wire cuts; payloads of uncut frames share memory with `chunk`.
 * Throws FrameError on a length that no frame may have; the connection is then beyond repair.
 */
export function assemble(assembler: FrameAssembler, chunk: Buffer): readonly Frame[] {
  assembler.chunks.push(chunk);
  assembler.buffered_bytes += chunk.length;
  if (assembler.buffered_bytes < assembler.wanted_bytes) return [];
  const first = assembler.chunks[0];
  let bytes = assembler.chunks.length === 1 && first !== undefined ? first : Buffer.concat(assembler.chunks);
  const frames: Frame[] = [];
  let wanted = 4;
  while (bytes.length >= 4) {
    wanted = frameLength(bytes, 0);
    if (bytes.length < wanted) break;
    frames.push(decodeFrame(bytes.subarray(0, wanted)));
    bytes = bytes.subarray(wanted);
    wanted = 4;
  }
  assembler.chunks = bytes.length > 0 ? [bytes] : [];
  assembler.buffered_bytes = bytes.length;
  assembler.wanted_bytes = wanted;
  return frames;
}
