import { expect, test } from 'vitest';
import type { Besides, CairnApi, PlannedPut } from '../../../../provider/client/cairn-api.ts';
import { callsOf, checkApart, createChecks } from '../../../../provider/client/checks.ts';
import type { PlaceShare } from '../../../../schemas/generated/api.ts';
import type { QuotaShare } from '../../../../provider/client/planned-quota.ts';
import { createGather } from '../../../../provider/client/gather.ts';
import { ApiProblem } from '../../../../provider/client/problem.ts';

const put = (bytes: number) => ({
  kind: 'server',
  id: 'i',
  spec: { user_data: 'x'.repeat(bytes) },
  expect: { kind: 'new' } as const,
});

test('what arrives together travels together, and each caller gets its own answer', async () => {
  const sent: (readonly number[])[] = [];
  const double = createGather({ within_ms: 1, most: 3 }, (items: readonly number[]) => {
    sent.push([...items]);
    return Promise.resolve(items.map((item) => item * 2));
  });
  expect(await Promise.all([1, 2, 3, 4].map(double))).toEqual([2, 4, 6, 8]);
  expect(sent).toEqual([[1, 2, 3], [4]]);
  expect(await double(5)).toBe(10);
  expect(sent).toHaveLength(3);
});

test('a failure reaches everybody who waits, and nobody later', async () => {
  let isFailing = true;
  const gather = createGather({ within_ms: 1, most: 3 }, (items: readonly number[]) =>
    isFailing ? Promise.reject(new Error('down')) : Promise.resolve(items),
  );
  const both = await Promise.allSettled([gather(1), gather(2)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  isFailing = false;
  expect(await gather(3)).toBe(3);
});

test('an answer for each question, or none', async () => {
  const gather = createGather({ within_ms: 1, most: 3 }, () => Promise.resolve([]));
  await expect(gather(1)).rejects.toThrow('one answer for each');
});

test('checks are cut where a body would grow too large', () => {
  const sizes = [200_000, 200_000, 200_000, 600_000, 10];
  const calls = callsOf(sizes.map(put));
  expect(calls.map((call) => call.length)).toEqual([2, 1, 1, 1]);
  expect(calls.flat()).toHaveLength(sizes.length);
});

test('of checks asked for together, only the one that cannot be sent is refused', async () => {
  const ask = (puts: readonly PlannedPut[]) => {
    const at = puts.findIndex(({ id }) => id === 'bad');
    if (at < 0)
      return Promise.resolve(
        puts.map(() => ({ problem: null, quota: null, place: null, member_places: [], makes_room: false })),
      );
    const path = `/items/${at}/spec/description`;
    return Promise.reject(
      new ApiProblem({
        status: 400,
        code: 'invalid_input',
        title: 'Invalid input',
        detail: 'No.',
        errors: [{ path, message: 'no' }],
      }),
    );
  };
  const puts = ['a', 'bad', 'b'].map((id) => ({ ...put(1), id }));
  const answers = await checkApart(puts, ask);
  expect(answers.map(({ problem }) => problem?.errors ?? null)).toEqual([
    null,
    [{ path: '/spec/description', message: 'no' }],
    null,
  ]);
});

const HOST_SHARE: PlaceShare = {
  host_id: 'h1',
  server_group_id: null,
  servers: 1,
  vcpus: 2,
  memory_mib: 512,
  disk_gib: 0,
};

test('each call says what the calls before it would take, until something is stored', async () => {
  const planned: (readonly QuotaShare[])[] = [];
  const places: (readonly PlaceShare[])[] = [];
  const checks = createChecks(
    {
      checks: (puts: readonly PlannedPut[], options?: Besides) => {
        planned.push(options?.planned ?? []);
        places.push(options?.places ?? []);
        const quota = { project_id: 'p', amounts: { servers: 1, vcpus: 2 } };
        const place = { ...HOST_SHARE, host_id: puts[0]?.id === 'c' ? 'h2' : 'h1' };
        return Promise.resolve(
          puts.map(() => ({ problem: null, quota, place, member_places: [], makes_room: false })),
        );
      },
    } as unknown as CairnApi,
    () => new AbortController().signal,
  );
  const check = (...ids: readonly string[]) => Promise.all(ids.map((id) => checks.check({ ...put(1), id })));
  await check('a', 'b');
  await check('c');
  await check('a');
  expect(planned).toEqual([
    [],
    [{ project_id: 'p', amounts: { servers: 2, vcpus: 4 } }],
    [{ project_id: 'p', amounts: { servers: 2, vcpus: 4 } }],
  ]);
  expect(places).toEqual([
    [],
    [{ ...HOST_SHARE, servers: 2, vcpus: 4, memory_mib: 1024 }],
    [HOST_SHARE, { ...HOST_SHARE, host_id: 'h2' }],
  ]);
  await checks.applying();
  await check('d');
  await check('e');
  expect(planned.slice(3)).toEqual([[], []]);
});

test('a plan that brings hosts is not refused for want of room', async () => {
  let makes_room = false;
  const problem = new ApiProblem({
    status: 409,
    code: 'unschedulable',
    title: 'No',
    detail: 'No.',
    errors: [],
  });
  const checks = createChecks(
    {
      checks: (puts: readonly PlannedPut[]) =>
        Promise.resolve(
          puts.map(() => ({ problem, quota: null, place: null, member_places: [], makes_room })),
        ),
    } as unknown as CairnApi,
    () => new AbortController().signal,
  );
  expect(await checks.check(put(1))).toBe(problem);
  makes_room = true;
  await checks.check(put(1));
  makes_room = false;
  expect(await checks.check(put(1))).toBeNull();
});
