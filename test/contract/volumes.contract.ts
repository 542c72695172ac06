import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { qcow2Bytes } from '../support/kind-objects.ts';
import type { ContractLab, MakeLab } from './contract-lab.ts';
import { SHARED_PATH, inPieces, patience } from './contract-lab.ts';

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;

/** Declares the tests of the port `volumes`, to be run over every implementation of it. */
export function volumesContract(implementation: string, makeLab: MakeLab): void {
  describe(`volumes: ${implementation}`, () => {
    let lab: ContractLab;
    let counter = 0;
    const name = (): string => `cairn-contract-volume-${(counter += 1)}`;
    const at = (): readonly [ContractLab['ports']['volumes'], string] => [lab.ports.volumes, lab.host_id];

    beforeAll(async () => {
      lab = await makeLab();
    });
    afterAll(async () => {
      await lab.close();
    });

    test('what is absent is null, reads as nothing, and can be removed', async () => {
      const [volumes, host] = at();
      const absent = name();
      expect(await volumes.get(host, absent, patience())).toBe(null);
      expect(await volumes.read(host, absent, 0, 10, patience())).toHaveLength(0);
      await volumes.remove(host, absent, patience());
      expect((await volumes.list(host, patience())).map((volume) => volume.name)).not.toContain(absent);
    });

    test('an upload is there with exactly its bytes', async () => {
      const [volumes, host] = at();
      const one = name();
      const bytes = Uint8Array.from({ length: 700_001 }, (_, index) => (index * 31 + (index >> 8)) % 251);
      await volumes.upload(host, one, bytes.length, inPieces(bytes), false, patience());
      expect(await volumes.get(host, one, patience())).toMatchObject({
        name: one,
        format: 'raw',
        backing_name: null,
      });
      const read = async (offset: number, limit: number): Promise<Buffer> =>
        Buffer.from(await volumes.read(host, one, offset, limit, patience()));
      expect((await read(0, 1_000_000)).equals(bytes)).toBe(true);
      expect((await read(65_530, 20)).equals(bytes.subarray(65_530, 65_550))).toBe(true);
      expect((await read(700_000, 50)).equals(bytes.subarray(700_000))).toBe(true);
      expect(await read(800_000, 50)).toHaveLength(0);
      expect((await volumes.list(host, patience())).map((volume) => volume.name)).toContain(one);
    });

    test('what is zero takes no room on the host, and reads as zero', async () => {
      const [volumes, host] = at();
      const one = name();
      const bytes = Buffer.alloc(24 * MIB + 100);
      bytes.fill(1, 3 * MIB + 10, 3 * MIB + 70_000);
      bytes.fill(2, 12 * MIB, 12 * MIB + 1);
      await volumes.upload(host, one, bytes.length, inPieces(bytes), false, patience());
      const view = await volumes.get(host, one, patience());
      expect(view).toMatchObject({ format: 'raw', capacity_bytes: bytes.length });
      expect(view?.allocation_bytes).toBeGreaterThan(0);
      expect(view?.allocation_bytes).toBeLessThan(MIB);
      expect(Buffer.from(await volumes.read(host, one, 0, bytes.length, patience())).equals(bytes)).toBe(
        true,
      );
    });

    test('several uploads to one host at once are each whole', async () => {
      const [volumes, host] = at();
      const all = Array.from({ length: 12 }, (_, index) => ({
        one: name(),
        bytes: Buffer.alloc(MIB + index, index + 1),
      }));
      await Promise.all(
        all.map(({ one, bytes }) =>
          volumes.upload(host, one, bytes.length, inPieces(bytes), false, patience()),
        ),
      );
      for (const { one, bytes } of all) {
        const found = Buffer.from(await volumes.read(host, one, 0, 2 * MIB, patience()));
        expect(found.equals(bytes)).toBe(true);
      }
    });

    test('an upload that is given up leaves nothing, and the next one is whole', async () => {
      const [volumes, host] = at();
      const one = name();
      const bytes = Buffer.alloc(4 * MIB, 3);
      const giving_up = new AbortController();
      async function* slow(): AsyncIterable<Uint8Array> {
        yield bytes.subarray(0, MIB);
        giving_up.abort(new Error('enough'));
        await new Promise((resolve) => setTimeout(resolve, 20));
        yield bytes.subarray(MIB);
      }
      await expect(
        volumes.upload(host, one, bytes.length, slow(), false, giving_up.signal),
      ).rejects.toThrow();
      expect(await volumes.get(host, one, patience())).toBe(null);
      await volumes.upload(host, one, bytes.length, inPieces(bytes), false, patience());
      const found = Buffer.from(await volumes.read(host, one, 0, bytes.length, patience()));
      expect(found.equals(bytes)).toBe(true);
    });

    test('a second upload changes nothing unless it is to replace', async () => {
      const [volumes, host] = at();
      const one = name();
      const read = async (): Promise<string> =>
        Buffer.from(await volumes.read(host, one, 0, 100, patience())).toString();
      await volumes.upload(host, one, 5, inPieces(Buffer.from('first')), false, patience());
      await volumes.upload(host, one, 6, inPieces(Buffer.from('second')), false, patience());
      expect(await read()).toBe('first');
      await volumes.upload(host, one, 6, inPieces(Buffer.from('second')), true, patience());
      expect(await read()).toBe('second');
    });

    test('an upload of too few or too many bytes, or one that breaks, leaves nothing', async () => {
      const [volumes, host] = at();
      async function* broken(): AsyncIterable<Uint8Array> {
        yield Buffer.alloc(5);
        await Promise.resolve();
        throw new Error('the source broke');
      }
      for (const content of [inPieces(Buffer.alloc(9)), inPieces(Buffer.alloc(11)), broken()]) {
        const one = name();
        await expect(volumes.upload(host, one, 10, content, false, patience())).rejects.toThrow();
        expect(await volumes.get(host, one, patience())).toBe(null);
        // The name is free for the next try.
        await volumes.upload(host, one, 2, inPieces(Buffer.from('ok')), false, patience());
        expect(await volumes.get(host, one, patience())).not.toBe(null);
      }
    });

    test('the pool tells the format and the size of the disk inside', async () => {
      const [volumes, host] = at();
      const one = name();
      const bytes = qcow2Bytes(3 * GIB);
      await volumes.upload(host, one, bytes.length, inPieces(bytes), false, patience());
      expect(await volumes.get(host, one, patience())).toMatchObject({
        format: 'qcow2',
        capacity_bytes: 3 * GIB,
      });
    });

    test('overlays have the size asked for, or that of their backing', async () => {
      const [volumes, host] = at();
      const [base, same, larger, onRaw, raw] = [name(), name(), name(), name(), name()];
      const bytes = qcow2Bytes(GIB);
      await volumes.upload(host, base, bytes.length, inPieces(bytes), false, patience());
      await volumes.upload(host, raw, 1024 * 1024, inPieces(Buffer.alloc(1024 * 1024)), false, patience());
      await volumes.createOverlay(host, same, base, 'qcow2', 0, patience());
      await volumes.createOverlay(host, larger, base, 'qcow2', 2 * GIB, patience());
      await volumes.createOverlay(host, onRaw, raw, 'raw', 0, patience());
      expect(await volumes.get(host, same, patience())).toMatchObject({
        format: 'qcow2',
        capacity_bytes: GIB,
        backing_name: base,
      });
      expect(await volumes.get(host, larger, patience())).toMatchObject({
        capacity_bytes: 2 * GIB,
        backing_name: base,
      });
      expect(await volumes.get(host, onRaw, patience())).toMatchObject({
        format: 'qcow2',
        capacity_bytes: 1024 * 1024,
        backing_name: raw,
      });
      // A second time nothing happens, whatever the size.
      await volumes.createOverlay(host, same, base, 'qcow2', 4 * GIB, patience());
      expect(await volumes.get(host, same, patience())).toMatchObject({ capacity_bytes: GIB });
    });

    test('what is on shared storage lies beside the pool of the host, over images in it', async () => {
      const [volumes, host] = at();
      const [image, root, seed] = [name(), `shared/${name()}`, `shared/${name()}`];
      const bytes = qcow2Bytes(GIB);
      await volumes.upload(host, image, bytes.length, inPieces(bytes), false, patience());
      expect(await volumes.get(host, root, patience())).toBe(null);
      await volumes.createOverlay(host, root, image, 'qcow2', 2 * GIB, patience());
      await volumes.upload(host, seed, 1000, inPieces(Buffer.alloc(1000, 3)), true, patience());
      await volumes.resize(host, root, 3 * GIB, patience());
      const view = { name: root, format: 'qcow2', capacity_bytes: 3 * GIB, backing_name: image };
      expect(await volumes.get(host, root, patience())).toMatchObject(view);
      expect(await volumes.read(host, seed, 990, 100, patience())).toHaveLength(10);
      expect(await volumes.path(host, root)).toBe(root.replace('shared', SHARED_PATH));
      const listed = (await volumes.list(host, patience())).map((volume) => volume.name);
      expect(listed.filter((each) => [root, seed].some((one) => one.endsWith(each)))).toEqual([]);
      for (const one of [root, seed]) {
        await volumes.remove(host, one, patience());
        expect(await volumes.get(host, one, patience())).toBe(null);
      }
    });

    test('what is there is found while other volumes are made', async () => {
      const [volumes, host] = at();
      const kinds = ['', 'shared/', '', 'shared/', '', 'shared/'];
      const made = kinds.map((place) => `${place}${name()}`);
      await Promise.all(made.map((one) => volumes.createEmpty(host, one, GIB, patience())));
      await Promise.all(
        made.flatMap((one) => [
          volumes.createEmpty(host, `${one}-next`, GIB, patience()),
          volumes.get(host, `${one}-absent`, patience()).then((found) => expect(found).toBe(null)),
          volumes.get(host, `${one}-console`, patience()).then((found) => expect(found).toBe(null)),
          volumes.get(host, one, patience()).then((found) => expect(found?.name).toContain('cairn-')),
          volumes.list(host, patience()),
          lab.ports.hypervisor.inventory(host, patience()),
        ]),
      );
      for (const one of made.flatMap((each) => [each, `${each}-next`]))
        await volumes.remove(host, one, patience());
    });

    test('volumes grow and never shrink', async () => {
      const [volumes, host] = at();
      const one = name();
      await volumes.createEmpty(host, one, GIB, patience());
      const empty = await volumes.get(host, one, patience());
      expect(empty).toMatchObject({ format: 'qcow2', capacity_bytes: GIB, backing_name: null });
      expect(empty?.allocation_bytes).toBeLessThan(16 * 1024 * 1024);
      await volumes.createEmpty(host, one, 2 * GIB, patience());
      expect(await volumes.get(host, one, patience())).toMatchObject({ capacity_bytes: GIB });
      await volumes.resize(host, one, 3 * GIB, patience());
      expect(await volumes.get(host, one, patience())).toMatchObject({ capacity_bytes: 3 * GIB });
      await volumes.resize(host, one, 2 * GIB, patience());
      expect(await volumes.get(host, one, patience())).toMatchObject({ capacity_bytes: 3 * GIB });
      await expect(volumes.resize(host, name(), GIB, patience())).rejects.toMatchObject({
        code: 'not_found',
      });
    });

    test('what is removed is gone', async () => {
      const [volumes, host] = at();
      const one = name();
      await volumes.createEmpty(host, one, GIB, patience());
      await volumes.remove(host, one, patience());
      expect(await volumes.get(host, one, patience())).toBe(null);
    });

    test('names of others are refused', async () => {
      const [volumes, host] = at();
      await expect(volumes.createEmpty(host, 'theirs', GIB, patience())).rejects.toMatchObject({
        code: 'internal',
      });
      await expect(volumes.remove(host, 'theirs', patience())).rejects.toMatchObject({ code: 'internal' });
    });

    test('paths are absolute and end in the name', async () => {
      const [volumes, host] = at();
      expect(await volumes.path(host, 'cairn-x')).toMatch(/^\/.*\/cairn-x$/);
    });

    test('a host that cannot be reached is unavailable', async () => {
      const { ports, unreachable_host_id } = lab;
      await expect(ports.volumes.get(unreachable_host_id, 'cairn-x', patience())).rejects.toMatchObject({
        code: 'unavailable',
      });
    });
  });
}
