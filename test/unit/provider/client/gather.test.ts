import { expect, test } from 'vitest';
import type { CairnApi, PlannedPut } from '../../../../provider/client/cairn-api.ts';
import { callsOf, checkApart, createChecks } from '../../../../provider/client/checks.ts';
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
    if (at < 0) return Promise.resolve(puts.map(() => ({ problem: null, quota: null })));
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

test('each call says what the calls before it would take, until something is stored', async () => {
  const planned: (readonly QuotaShare[])[] = [];
  const checks = createChecks(
    {
      checks: (puts: readonly PlannedPut[], options?: { readonly planned?: readonly QuotaShare[] }) => {
        planned.push(options?.planned ?? []);
        const quota = { project_id: 'p', amounts: { servers: 1, vcpus: 2 } };
        return Promise.resolve(puts.map(() => ({ problem: null, quota })));
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
  await checks.applying();
  await check('d');
  await check('e');
  expect(planned.slice(3)).toEqual([[], []]);
});
