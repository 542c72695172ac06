import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoImage } from '../../reconciler/kinds/server/iso9660.ts';
import { seedFiles } from '../../reconciler/kinds/server/seed-files.ts';
import { seedImage } from '../../reconciler/kinds/server/seed-iso.ts';
import type { SeedInputs } from '../../reconciler/kinds/server/shapes.ts';
import { readIso } from '../support/iso-reader.ts';

const RUNS = { numRuns: 1000 };
const SECTOR = 2048;
const name = fc.stringMatching(/^[a-z0-9_.-]{1,40}$/).filter((text) => !/^\.+$/.test(text));
const files: fc.Arbitrary<Readonly<Record<string, Uint8Array>>> = fc
  .array(
    fc.tuple(
      fc.array(name, { minLength: 1, maxLength: 4 }),
      fc.oneof(fc.uint8Array({ maxLength: 30 }), fc.uint8Array({ minLength: 2040, maxLength: 4100 })),
    ),
    { maxLength: 15 },
  )
  // A path cannot be both a file and a directory.
  .map((entries) => {
    const result: Record<string, Uint8Array> = {};
    for (const [parts, content] of entries) {
      const path = parts.map((part, index) => (index < parts.length - 1 ? `d${part}` : `f${part}`)).join('/');
      result[path] = content;
    }
    return result;
  });

test('an ISO image holds exactly the files that went in, in both trees, by the rules', () => {
  fc.assert(
    fc.property(files, (wanted) => {
      const image = isoImage('cidata', wanted);
      expect(image.length % SECTOR).toBe(0);
      expect(image.length).toBeGreaterThanOrEqual(128 * 1024);
      expect(Buffer.compare(image, isoImage('cidata', wanted))).toBe(0);
      for (const tree of ['primary', 'joliet'] as const) {
        const read = readIso(image, tree);
        expect(read.label).toBe('cidata');
        expect(read.sectors * SECTOR).toBe(image.length);
        expect(Object.keys(read.files).sort()).toEqual(Object.keys(wanted).sort());
        for (const [path, content] of Object.entries(wanted)) {
          expect(Buffer.compare(read.files[path] ?? Buffer.alloc(0), content)).toBe(0);
        }
      }
    }),
    RUNS,
  );
}, 60_000);

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const inputs: fc.Arbitrary<SeedInputs> = fc.record({
  server_id: fc.uuid(),
  project_id: fc.uuid(),
  hostname: fc.stringMatching(/^[a-z0-9-]{1,63}$/),
  metadata: fc.dictionary(text, text, { maxKeys: 5, noNullPrototype: true }),
  macs: fc.dictionary(text, fc.constant('52:54:00:00:00:01'), { maxKeys: 3, noNullPrototype: true }),
  public_key: fc.option(text),
  keypair_name: fc.option(text),
  user_data: fc.option(fc.string({ unit: 'binary', maxLength: 3000 })),
});

test('a config drive is found by either label and says the same in both forms', () => {
  fc.assert(
    fc.property(inputs, (wanted) => {
      const image = Buffer.from(seedImage(seedFiles(wanted)));
      expect(Buffer.compare(image, seedImage(seedFiles(wanted)))).toBe(0);
      const start = image.readUInt32LE(446 + 8) * 512;
      const length = image.readUInt32LE(446 + 12) * 512;
      expect([image[510], image[511], start + length]).toEqual([0x55, 0xaa, image.length]);
      const whole = readIso(image, 'joliet');
      const partition = readIso(image.subarray(start), 'joliet');
      expect([whole.label, partition.label]).toEqual(['config-2', 'cidata']);
      expect(whole.sectors * SECTOR).toBe(start);

      const json = (content: Buffer | undefined): unknown => JSON.parse((content ?? '').toString('utf8'));
      const metadata = json(whole.files['openstack/latest/meta_data.json']) as Record<string, unknown>;
      expect(metadata).toMatchObject({
        uuid: wanted.server_id,
        hostname: wanted.hostname,
        meta: JSON.parse(JSON.stringify(wanted.metadata)) as unknown,
      });
      expect('public_keys' in metadata).toBe(wanted.public_key !== null);
      expect(json(partition.files['meta-data'])).toEqual({
        'instance-id': wanted.server_id,
        'local-hostname': wanted.hostname,
        ...(wanted.public_key === null ? {} : { 'public-keys': [wanted.public_key] }),
      });
      const links = json(whole.files['openstack/latest/network_data.json']) as { links: unknown[] };
      expect(links.links).toHaveLength(Object.keys(wanted.macs).length);
      const ethernets = json(partition.files['network-config']) as { ethernets: object };
      expect(Object.keys(ethernets.ethernets)).toHaveLength(Object.keys(wanted.macs).length);
      for (const file of ['meta-data', 'network-config']) {
        // What YAML 1.1 allows unescaped.
        expect(partition.files[file]?.toString('utf8')).toMatch(
          /^[\n\r\t\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u,
        );
      }
      const user_data = Buffer.from(wanted.user_data ?? '', 'utf8');
      expect(partition.files['user-data']?.equals(user_data)).toBe(true);
      expect(whole.files['openstack/latest/user_data']?.equals(user_data) ?? false).toBe(
        wanted.user_data !== null,
      );
    }),
    RUNS,
  );
}, 60_000);
