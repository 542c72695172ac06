import { expect, test } from 'vitest';
import type { CairnApi } from '../../../../provider/client/cairn-api.ts';
import { followCopies } from '../../../../provider/client/follow-copies.ts';
import type { JsonObject } from '../../../../provider/client/resource.ts';

const GIVEN = { asked_at: '2026-01-01T00:00:00Z', needed: false, problem: null };

function copy(host_name: string, state: string, rest: JsonObject = {}): JsonObject {
  return { host_id: `id of ${host_name}`, host_name, state, ...GIVEN, ...rest };
}

/** What is yielded, and what came of it, when the service answers so in turn; its last answer stays. */
async function follow(
  answers: readonly (readonly JsonObject[])[],
  { body = {}, timeout_ms = 20_000, transfers = [] as readonly JsonObject[] } = {},
): Promise<{ readonly said: readonly string[]; readonly end: string | null }> {
  let turn = 0;
  const ask: CairnApi['ask'] = (path) => {
    if (path === '/v1/images/i/transfers') return Promise.resolve({ items: [...transfers] });
    expect(path).toBe('/v1/images/i/copies');
    turn += 1;
    return Promise.resolve({ items: [...(answers[Math.min(turn, answers.length) - 1] ?? [])] });
  };
  const said: string[] = [];
  const deadline_ms = performance.now() + timeout_ms;
  const asked = { id: 'i', body, deadline_ms, signal: new AbortController().signal };
  const steps = followCopies({ ask }, asked);
  for (;;) {
    const { done, value } = await steps.next();
    if (done === true) return { said, end: value };
    said.push(value);
  }
}

test('copies are followed until every host that was asked for has one', async () => {
  const moving = { activity: 'distribute', host_id: 'id of b', done_bytes: 25, total_bytes: 100 };
  const other = { activity: 'upload', host_id: null, done_bytes: 1, total_bytes: 2 };
  const before = [copy('a', 'present'), copy('b', 'absent')];
  const after = [copy('a', 'present'), copy('b', 'present')];
  expect(await follow([before, after], { transfers: [moving, other] })).toEqual({
    said: ['1 of 2 hosts have it, 25 % of the next', '2 of 2 hosts have it'],
    end: null,
  });
});

test('hosts that the body does not name are not waited for', async () => {
  const copies = [copy('a', 'present'), copy('b', 'absent')];
  expect(await follow([copies], { body: { host_ids: ['id of a'] } })).toEqual({
    said: ['1 of 1 hosts have it'],
    end: null,
  });
});

test('what was given up, or is late, is told with the host and what is known of it', async () => {
  const given_up = await follow([[copy('a', 'absent', { asked_at: null })]], {
    body: { host_ids: ['id of a'] },
  });
  expect(given_up.end).toMatch(/^the copy on a is no longer asked for/);
  const problem = { code: 'unavailable', message: 'No route to host.' };
  const late = await follow([[copy('a', 'unknown', { problem })]], { timeout_ms: 0 });
  expect(late.end).toBe(
    'it is not on a yet; Cairn goes on by itself. Cairn says of host a: No route to host.',
  );
});
