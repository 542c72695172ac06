import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  FRAME_HEADER_BYTES,
  FrameError,
  MAX_FRAME_BYTES,
  assemble,
  createAssembler,
  encodeFrame,
} from '../../../../reconciler/drivers/libvirt/rpc/frames.ts';
import type { Frame } from '../../../../reconciler/drivers/libvirt/rpc/frames.ts';

const u32 = fc.integer({ min: 0, max: 0xffff_ffff });
const frames = fc.record({
  header: fc.record({
    program: u32,
    version: u32,
    procedure: fc.integer(),
    type: fc.integer(),
    serial: u32,
    status: fc.integer(),
  }),
  payload: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
});

function cutAt(bytes: Buffer, sizes: readonly number[]): readonly Buffer[] {
  const chunks: Buffer[] = [];
  let rest = bytes;
  for (const size of sizes) {
    chunks.push(rest.subarray(0, size));
    rest = rest.subarray(size);
  }
  return [...chunks, rest];
}

test('frames survive any cutting of the wire', () => {
  fc.assert(
    fc.property(fc.array(frames, { maxLength: 10 }), fc.array(fc.nat({ max: 120 })), (sent, sizes) => {
      const wire = Buffer.concat(sent.map(({ header, payload }) => encodeFrame(header, payload)));
      const assembler = createAssembler();
      const received = cutAt(wire, sizes).flatMap((chunk) => assemble(assembler, Buffer.from(chunk)));
      expect(received).toEqual(sent);
      expect(assembler.buffered_bytes).toBe(0);
    }),
    { numRuns: 1500 },
  );
});

test('bytes fed one by one', () => {
  const header = { program: 0x20008086, version: 1, procedure: 66, type: 0, serial: 1, status: 0 };
  const wire = encodeFrame(header, Buffer.from('abcd'));
  const assembler = createAssembler();
  const received: Frame[] = [];
  for (let at = 0; at < wire.length; at++) received.push(...assemble(assembler, wire.subarray(at, at + 1)));
  expect(received).toEqual([{ header, payload: Buffer.from('abcd') }]);
});

test('the bytes of a header', () => {
  const header = { program: 0x20008086, version: 1, procedure: 66, type: 0, serial: 7, status: 0 };
  expect(encodeFrame(header, Buffer.alloc(0)).toString('hex')).toBe(
    '0000001c200080860000000100000042000000000000000700000000',
  );
});

test('a long frame costs one copy of its bytes, not one a chunk', () => {
  const header = { program: 1, version: 1, procedure: 1, type: 1, serial: 1, status: 0 };
  const wire = encodeFrame(header, Buffer.alloc(20_000_000, 7));
  const assembler = createAssembler();
  const received: Frame[] = [];
  let held = 0;
  for (let at = 0; at < wire.length; at += 65_536) {
    received.push(...assemble(assembler, wire.subarray(at, at + 65_536)));
    held = Math.max(held, assembler.chunks.length);
  }
  expect(received[0]?.payload.length).toBe(20_000_000);
  // Chunks are kept apart until the frame is whole; joining them at every chunk would leave one.
  expect(held).toBeGreaterThan(300);
});

test.each([0, 4, FRAME_HEADER_BYTES - 1, MAX_FRAME_BYTES + 1, 0x48545450])(
  'a length of %i is not a frame',
  (length) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(length);
    expect(() => assemble(createAssembler(), bytes)).toThrow(FrameError);
  },
);

test('a payload may be as long as libvirt takes, and no longer', () => {
  const header = { program: 1, version: 1, procedure: 1, type: 1, serial: 1, status: 0 };
  const most = MAX_FRAME_BYTES - FRAME_HEADER_BYTES;
  expect(most).toBe(33_554_408);
  expect(encodeFrame(header, Buffer.alloc(most)).length).toBe(MAX_FRAME_BYTES);
  expect(() => encodeFrame(header, Buffer.alloc(most + 1))).toThrow(FrameError);
});
