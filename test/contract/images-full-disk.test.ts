import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FullDiskReport } from './images-full-disk.ts';

const DISK_BYTES = 8 * 1024 * 1024;

test('a disk that fills up during an upload costs nothing that had arrived', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'cairn-full-disk-'));
  const script = 'mount -t tmpfs -o size="$1" tmpfs "$2" && exec "$3" --import tsx "$4" "$2"';
  const program = join(import.meta.dirname, 'images-full-disk.ts');
  const output = execFileSync(
    'unshare',
    ['--mount', 'sh', '-c', script, 'sh', String(DISK_BYTES), directory, process.execPath, program],
    { encoding: 'utf8', timeout: 60_000 },
  );
  await rm(directory, { recursive: true });
  const report = JSON.parse(output) as FullDiskReport;
  expect(report).toMatchObject({
    code: 'unavailable',
    is_other_usable: true,
    finished_bytes: 12 * 1024 * 1024,
  });
  expect(report.kept_bytes).toBeGreaterThan(DISK_BYTES / 2);
  expect(report.kept_bytes).toBeLessThan(DISK_BYTES);
});
