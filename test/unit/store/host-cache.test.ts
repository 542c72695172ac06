import { expect, test } from 'vitest';
import type { HostConnection } from '../../../reconciler/ports/ports.ts';
import { createHostCache } from '../../../reconciler/store/host-cache.ts';

function world() {
  const state = { now: 0, reads: 0, failing: false };
  const find = (host_id: string): Promise<HostConnection> => {
    state.reads += 1;
    if (state.failing) return Promise.reject(new Error('gone'));
    return Promise.resolve({ host_id, revision: state.reads } as HostConnection);
  };
  return { state, cache: createHostCache(find, () => state.now) };
}

test('many calls read once, for a second', async () => {
  const { state, cache } = world();
  const both = await Promise.all([cache.find('a'), cache.find('a')]);
  expect(both[0]).toBe(both[1]);
  state.now = 999;
  await cache.find('a');
  expect(state.reads).toBe(1);
  await cache.find('b');
  expect(state.reads).toBe(2);
  state.now = 1000;
  expect((await cache.find('a')).revision).toBe(3);
});

test('what was forgotten or failed is read anew', async () => {
  const { state, cache } = world();
  await cache.find('a');
  cache.forget('a');
  expect((await cache.find('a')).revision).toBe(2);
  state.failing = true;
  cache.forget('a');
  await expect(cache.find('a')).rejects.toThrow('gone');
  state.failing = false;
  expect((await cache.find('a')).revision).toBe(4);
});
