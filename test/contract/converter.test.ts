import { randomBytes } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runChild } from '../../reconciler/drivers/qemu-img/child.ts';
import type { ChildEnd } from '../../reconciler/drivers/qemu-img/child.ts';
import { createConverter, findSeal } from '../../reconciler/drivers/qemu-img/converter.ts';
import { jailed } from '../../reconciler/drivers/qemu-img/jail.ts';
import { inScratch } from '../../reconciler/drivers/qemu-img/scratch.ts';
import { examineContent } from '../../reconciler/kinds/image/examine.ts';
import { CairnError } from '../../reconciler/model/error.ts';
import type { ConversionSource, Converter } from '../../reconciler/ports/converter.ts';
import { poll, runOrThrow, startTicks } from '../lab/processes.ts';
import { fixedVhdDisk, sealVhd } from '../support/disk-images.ts';
import { fileReader } from '../support/file-reader.ts';

const MIB = 1024 ** 2;
const scratch = mkdtempSync(join(tmpdir(), 'converter-'));
const directory = join(scratch, 'conversions');
const place = (name: string): string => join(scratch, name);
const never = new AbortController().signal;
let converter: Converter;

beforeAll(async () => {
  converter = await createConverter({ directory });
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const sourceOf = (file: string, format: ConversionSource['format'], size = 8 * MIB): ConversionSource => ({
  format,
  length_bytes: statSync(file).size,
  virtual_size_bytes: size,
  content: createReadStream(file),
});

async function disk(name: string): Promise<string> {
  writeFileSync(place('raw'), Buffer.concat([randomBytes(3 * MIB), Buffer.alloc(5 * MIB)]));
  await runOrThrow('qemu-img', ['convert', '-f', 'raw', '-O', 'vmdk', place('raw'), place(name)]);
  return place(name);
}

const refusal = (work: Promise<unknown>): Promise<CairnError> =>
  work.then(
    () => expect.fail('nothing was refused'),
    (thrown: unknown) => (thrown instanceof CairnError ? thrown : expect.fail(String(thrown))),
  );

describe('a conversion', () => {
  test('reads and gives the whole disk, tells how far it is, and leaves nothing', async () => {
    const file = await disk('good.vmdk');
    const told: number[] = [];
    const source = sourceOf(file, 'vmdk');
    const total = source.length_bytes + source.virtual_size_bytes;
    await converter.convert(
      source,
      async (result) => {
        const parts: Uint8Array[] = [];
        for await (const part of result.content()) parts.push(part);
        const bytes = Buffer.concat(parts);
        expect(bytes.length).toBe(result.size_bytes);
        expect(Buffer.from(await result.read(0, 4)).toString('latin1')).toBe('QFI\xfb');
        writeFileSync(place('result.qcow2'), bytes);
      },
      {
        signal: never,
        progress: (done, all) => {
          expect(all).toBe(total);
          told.push(done);
        },
      },
    );
    await runOrThrow('qemu-img', [
      'compare',
      '-f',
      'raw',
      '-F',
      'qcow2',
      place('raw'),
      place('result.qcow2'),
    ]);
    expect(told).toEqual(told.toSorted((one, other) => one - other));
    expect(told.at(-1)).toBe(total);
    expect(readdirSync(directory)).toEqual([]);
  });

  test('a vhd whose geometry is less than its size keeps its last bytes', async () => {
    for (const creator of ['vbox', 'wa\0\0', 'win ']) {
      const file = place('odd.vhd');
      const bytes = fixedVhdDisk();
      const footer = bytes.subarray(MIB);
      footer.write(creator, 28, 'latin1');
      sealVhd(footer, 64);
      bytes.write('the end', MIB - 7);
      writeFileSync(file, bytes);
      const declared = { disk_format: 'vhd', container_format: 'bare', size_bytes: null } as const;
      expect((await examineContent(declared, fileReader(file))).virtual_size_bytes).toBe(MIB);
      const result = await converter.convert(
        sourceOf(file, 'vhd', MIB),
        async (made) => {
          writeFileSync(place('result.qcow2'), await made.read(0, made.size_bytes));
          return place('result.qcow2');
        },
        { signal: never },
      );
      await runOrThrow('qemu-img', ['convert', '-f', 'qcow2', '-O', 'raw', result, place('odd.raw')]);
      expect(readFileSync(place('odd.raw')).equals(bytes.subarray(0, MIB))).toBe(true);
    }
  });

  test('what take throws is thrown, and nothing is left', async () => {
    const file = await disk('thrown.vmdk');
    const refused = converter.convert(
      sourceOf(file, 'vmdk'),
      () => Promise.reject(new CairnError('conflict', 'mine')),
      { signal: never },
    );
    expect((await refusal(refused)).message).toBe('mine');
    expect(readdirSync(directory)).toEqual([]);
  });

  test('a disk that is not in its format is refused with the reason, without a word of our files', async () => {
    await disk('other.vmdk');
    for (const format of ['vdi', 'vhd', 'vhdx', 'ploop', 'qcow2'] as const) {
      const error = await refusal(
        converter.convert(sourceOf(place('other.vmdk'), format), () => expect.fail('taken'), {
          signal: never,
        }),
      );
      expect(error.code).toBe('invalid_input');
      expect(error.message).toContain(`The ${format} disk cannot be converted`);
      expect(error.message).not.toMatch(/json|\/input|conversions/);
    }
  });

  test('bytes that end too early are told as a failure of the store', async () => {
    const file = await disk('short.vmdk');
    const source = { ...sourceOf(file, 'vmdk'), length_bytes: statSync(file).size + 1 };
    expect(
      await refusal(converter.convert(source, () => expect.fail('taken'), { signal: never })),
    ).toMatchObject({
      code: 'unavailable',
    });
    expect(readdirSync(directory)).toEqual([]);
  });

  test('what says that it is small and bursts is stopped', async () => {
    // A vhd disk of 1 GiB whose blocks are all the same one. The examination would refuse it; here it gets past.
    await runOrThrow('qemu-img', [
      'create',
      '-q',
      '-f',
      'vpc',
      '-o',
      'subformat=dynamic',
      place('bomb'),
      '1G',
    ]);
    const bomb = Buffer.alloc(2560 + 2 * MIB + 1024, 'x');
    const whole = readFileSync(place('bomb'));
    whole.copy(bomb, 0);
    // Every block of the disk is the one at sector 6.
    const entries = bomb.readUInt32BE(512 + 28);
    const table = Number(bomb.readBigUInt64BE(512 + 16));
    for (let index = 0; index < entries; index += 1) bomb.writeUInt32BE(6, table + index * 4);
    bomb.fill(0xff, 6 * 512, 7 * 512);
    whole.copy(bomb, bomb.length - 512, 0, 512);
    writeFileSync(place('bomb'), bomb);
    const error = await refusal(
      converter.convert(sourceOf(place('bomb'), 'vhd', 1024 * MIB), () => expect.fail('taken'), {
        signal: never,
      }),
    );
    expect(error.code).toBe('invalid_input');
    expect(error.message).toContain('which no honest disk');
    expect(readdirSync(directory)).toEqual([]);
  });

  test('an abort kills the child and removes everything', async () => {
    const abort = new AbortController();
    const file = await disk('aborted.vmdk');
    const refused = converter.convert(sourceOf(file, 'vmdk'), () => expect.fail('taken'), {
      signal: abort.signal,
      progress: () => abort.abort(new CairnError('timeout', 'enough')),
    });
    expect((await refusal(refused)).message).toBe('enough');
    expect(readdirSync(directory)).toEqual([]);
  });

  test('what a process that died left is removed at the next start, what others use is not', async () => {
    await inScratch(directory, async () => {
      const own = readdirSync(directory);
      mkdirSync(join(directory, '999999999-1-dead', 'output'), { recursive: true });
      writeFileSync(join(directory, '999999999-1-dead', 'input'), 'secret');
      await createConverter({ directory });
      expect(readdirSync(directory)).toEqual(own);
    });
  });

  test('without the program the error names the package', async () => {
    const error = await refusal(findSeal({ directory, program: '/nonexistent/qemu-img' }));
    expect(error.code).toBe('unavailable');
    expect(error.message).toContain('/nonexistent/qemu-img');
    const without = await createConverter({ directory, program: '/nonexistent/qemu-img' });
    const file = await disk('none.vmdk');
    const refused = without.convert(sourceOf(file, 'vmdk'), () => expect.fail('taken'), { signal: never });
    expect((await refusal(refused)).message).toContain('does not run');
  });
});

describe('the child', () => {
  const limits = { memory_bytes: 512 * MIB, cpu_seconds: 60, file_bytes: 4 * MIB };

  async function inJail(
    script: string,
    bounds: Partial<typeof limits> = {},
  ): Promise<ChildEnd & { said: string }> {
    return await inScratch(directory, async (paths) => {
      writeFileSync(paths.input, 'the input');
      if (process.getuid?.() === 0) await runOrThrow('chown', ['65534:65534', paths.output]);
      const command = jailed('sealed', { ...limits, ...bounds }, paths, () => ['/bin/sh', '-c', script]);
      let said = '';
      const end = await runChild(command, {
        signal: never,
        deadline_ms: 60_000,
        said: (text) => {
          said += text;
        },
      });
      return { ...end, said };
    });
  }

  test('is sealed here: it sees system programs, its input and its output, as nobody', async () => {
    expect((await findSeal({ directory })).seal).toBe('sealed');
    const { said } = await inJail(
      'ls /; cat /input; ls /output; id -u; ls /etc /home /root /proc /tmp 2>/dev/null',
    );
    const seen = said.split('\n').filter((line) => !['bin', 'lib', 'lib64', 'sbin', 'usr'].includes(line));
    expect(seen).toEqual(['input', 'output', 'the input65534', '']);
  });

  test('writes nowhere but to its output', async () => {
    const { said } = await inJail(
      'for at in / /usr /input; do (echo x > $at/file) 2>/dev/null && echo $at; (echo x > $at) 2>/dev/null && echo $at; done; echo x > /output/file && echo done',
    );
    expect(said).toBe('done\n');
  });

  test('has no network, not even that of this machine', async () => {
    const server = createServer((socket) => socket.end('hello'));
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const connect = `exec 3<>/dev/tcp/127.0.0.1/${port} && cat <&3`;
    expect(await runOrThrow('bash', ['-c', connect])).toBe('hello');
    const { code, said } = await inJail(`bash -c '${connect}'`);
    expect([code, said]).toEqual([1, '']);
    server.close();
  });

  test('is ended when it wants more memory, time or room than it may have', async () => {
    const grow = (doublings: number): string => `x=a; for ((i = 0; i < ${doublings}; i++)); do x=$x$x; done`;
    const bash = (script: string): string => `exec bash -c '${script}'`;
    expect((await inJail(bash(`${grow(20)}; echo grown`))).said).toBe('grown\n');
    const memory = await inJail(bash(`${grow(30)}; echo grown`));
    expect(memory.said).toBe('');
    expect(memory.code).not.toBe(0);
    expect((await inJail(bash('while :; do :; done'), { cpu_seconds: 1 })).signal).toBe('SIGXCPU');
    const room = await inJail(bash(`${grow(23)}; printf %s $x > /output/f`));
    expect(room.signal).toBe('SIGXFSZ');
  });

  test('goes with its group at the deadline', async () => {
    await inScratch(directory, async (paths) => {
      writeFileSync(paths.input, '');
      const marker = place('alive');
      const command = jailed('offline', limits, paths, () => [
        '/bin/sh',
        '-c',
        `sleep 600 & echo $! > ${marker}; wait`,
      ]);
      const ended = runChild(command, { signal: never, deadline_ms: 3000, said: () => undefined });
      expect(await refusal(ended)).toMatchObject({ code: 'timeout' });
      expect(existsSync(marker)).toBe(true);
      const pid = readFileSync(marker, 'utf8').trim();
      await poll('the child of the child is gone', 5000, () =>
        startTicks(Number(pid)) === undefined ? true : undefined,
      );
    });
  });
});
