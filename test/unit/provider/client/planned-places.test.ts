import { expect, test } from 'vitest';
import { placeSharesOf, placesOf } from '../../../../provider/client/planned-places.ts';
import type { PlaceShare } from '../../../../schemas/generated/api.ts';

const share = (host_id: string, pinning?: PlaceShare['pinning']): PlaceShare => ({
  host_id,
  server_group_id: null,
  servers: 1,
  vcpus: 1,
  memory_mib: 10,
  disk_gib: 0,
  ...(pinning === undefined ? {} : { pinning }),
});

const cell = (cell_id: number, memory_mib: number) => ({ cell_id, page_kib: 0, memory_mib });

test('CPUs and cells that a plan takes of one host are told together', () => {
  const sums = placesOf([
    share('h1', { cpus: [2], cells: [cell(0, 5)] }),
    share('h1'),
    share('h1', { cpus: [3], cells: [cell(0, 5), cell(1, 5)] }),
    share('h2'),
  ]);
  expect(sums).toEqual([
    {
      ...share('h1', { cpus: [2, 3], cells: [cell(0, 10), cell(1, 5)] }),
      servers: 3,
      vcpus: 3,
      memory_mib: 30,
    },
    share('h2'),
  ]);
});

test('what is told of CPUs has a limit, what is told of amounts has none', () => {
  const cpus = Array.from({ length: 9_000 }, (_, cpu) => cpu);
  const sums = placesOf(['h1', 'h2', 'h3'].map((host_id) => share(host_id, { cpus, cells: [] })));
  expect(sums.map(({ pinning }) => pinning?.cpus.length)).toEqual([9_000, 9_000, undefined]);
  expect(sums.map(({ servers }) => servers)).toEqual([1, 1, 1]);
});

test('of an answer only what is understood is taken', () => {
  const pinned = share('h1', { cpus: [2], cells: [cell(0, 5)] });
  const odd = { ...share('h1'), pinning: { cpus: [2, 'x'], cells: [{ cell_id: 0 }, 7] } };
  expect(placeSharesOf([{ ...pinned }, { ...odd }, { host_id: 7 }] as never)).toEqual([
    pinned,
    share('h1', { cpus: [2], cells: [] }),
  ]);
  expect(placeSharesOf(undefined)).toEqual([]);
});
