/** Small files of every format that a schema names, to be uploaded. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bzImageBytes, digest, gzipBytes, qcow2Bytes } from '../../support/kind-objects.ts';

/** A file with what the provider finds out of it. */
export interface Fixture {
  readonly path: string;
  readonly sha256: string;
  readonly size_bytes: number;
}

/** Files by the word of an enum that stands for their format. */
export type Fixtures = ReadonlyMap<string, readonly Fixture[]>;

const iso = (fill: number): Uint8Array => {
  const bytes = Buffer.alloc(18 * 2048, fill);
  for (const [sector, type] of [
    [16, 1],
    [17, 255],
  ] as const) {
    bytes.fill(0, sector * 2048, (sector + 1) * 2048);
    bytes.writeUInt8(type, sector * 2048);
    bytes.write('CD001', sector * 2048 + 1, 'latin1');
  }
  return new Uint8Array(bytes);
};

const MAKERS: Readonly<Record<string, (fill: number) => Uint8Array>> = {
  raw: (fill) => new Uint8Array(Buffer.alloc(4096, fill + 1)),
  qcow2: (fill) => qcow2Bytes(2 ** 20, fill),
  iso,
  aki: bzImageBytes,
  ari: (fill) => Uint8Array.from([...gzipBytes(), fill]),
};

const VARIANTS = [0, 1, 2];

/** Effect: writes the files into `folder`. */
export const writeFixtures = (folder: string): Fixtures =>
  new Map(
    Object.entries(MAKERS).map(([word, make]) => [
      word,
      VARIANTS.map((fill): Fixture => {
        const bytes = make(fill);
        const path = join(folder, `${word}-${fill}`);
        writeFileSync(path, bytes);
        return { path, sha256: digest(bytes), size_bytes: bytes.length };
      }),
    ]),
  );
