/** The small parts of gRPC over HTTP/2: message frames, status codes, the escaping of error texts. */

/** Codes of gRPC that this server answers with. Source: gRPC documentation, "Status codes". */
export const GRPC = {
  ok: 0,
  cancelled: 1,
  invalid_argument: 3,
  resource_exhausted: 8,
  unimplemented: 12,
  internal: 13,
} as const;

/** A failed call: code and text for the trailers. */
export class GrpcError extends Error {
  override readonly name = 'GrpcError';
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

const PREFIX_BYTES = 5;

/** Pure. One message with its prefix: a zero byte (not compressed) and the length. */
export const frame = (message: Uint8Array): Buffer => {
  const framed = Buffer.allocUnsafe(PREFIX_BYTES + message.length);
  framed[0] = 0;
  framed.writeUInt32BE(message.length, 1);
  framed.set(message, PREFIX_BYTES);
  return framed;
};

/** Pure. The message in a complete request body of one frame. Throws GrpcError when it is compressed, cut short or more than one. */
export const unframe = (body: Buffer): Buffer => {
  if (body.length < PREFIX_BYTES) throw new GrpcError(GRPC.internal, 'request cut short');
  if (body[0] !== 0) throw new GrpcError(GRPC.unimplemented, 'compressed messages are not supported');
  if (body.readUInt32BE(1) !== body.length - PREFIX_BYTES) {
    throw new GrpcError(GRPC.internal, 'the request is not exactly one message');
  }
  return body.subarray(PREFIX_BYTES);
};

/**
 * Pure. A text for the trailer `grpc-message`: only `%` and bytes outside 0x20..0x7e are escaped, since clients
 * show every other escape as it stands. Source: gRPC over HTTP/2, "Percent-Byte-Unencoded".
 */
export const percentEncode = (text: string): string =>
  Array.from(Buffer.from(text, 'utf8'), (byte) =>
    byte < 0x20 || byte > 0x7e || byte === 0x25
      ? `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
      : String.fromCharCode(byte),
  ).join('');
