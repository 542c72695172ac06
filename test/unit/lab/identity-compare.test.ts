import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareAnswers, readGolden } from '../../support/identity-walk/compare.ts';
import { COMMON_HEADERS, shapeOf } from '../../support/identity-walk/walker.ts';
import type { Answer } from '../../support/identity-walk/walker.ts';

const answer = (body: unknown, more: Partial<Answer> = {}): Answer => ({
  route: 'GET /users',
  case: 'all',
  status: 200,
  headers: COMMON_HEADERS,
  shape: shapeOf(body),
  ...more,
});

const whats = (theirs: Answer, ours: Answer): readonly string[] =>
  compareAnswers([theirs], [ours]).map(({ what }) => what);

describe('comparison with the recorded answers of Keystone', () => {
  const user = { users: [{ id: '5'.repeat(32), name: 'a', seen: '2026-01-02T03:04:05.000006Z' }] };

  it('sees no difference between the record and itself', () => {
    const golden = readGolden(readFileSync(join(process.cwd(), 'test/golden/keystone-shapes.json'), 'utf8'));
    expect(golden.length).toBeGreaterThan(400);
    expect(compareAnswers(golden, golden)).toEqual([]);
  });

  it('does not care about values, or which of the two forms of an id it is', () => {
    const other = {
      users: [
        { id: '00000000-0000-4000-8000-000000000001', name: 'b', seen: '2027-01-02T03:04:05.000000Z' },
        { id: '00000000-0000-4000-8000-000000000002', name: 'c', seen: '2027-01-02T03:04:05.000000Z' },
      ],
    };
    expect(whats(answer(user), answer(other))).toEqual([]);
    expect(whats(answer(user), answer({ users: [] }))).toEqual([]);
    expect(whats(answer({ users: [] }), answer(user))).toEqual([]);
    expect(whats(answer({ options: {} }), answer({ options: { immutable: true } }))).toEqual([]);
    expect(whats(answer({ options: { immutable: true } }), answer({ options: {} }))).toEqual([]);
  });

  it('sees another status, a key too many, a key too few, another type and a header too few', () => {
    expect(whats(answer(user), answer(user, { status: 404 }))).toEqual(['status 404, not 200']);
    const [first] = user.users;
    expect(whats(answer(user), answer({ users: [{ ...first, colour: 'red' }] }))).toEqual([
      'has users[].colour',
    ]);
    expect(whats(answer({ users: [{ ...first, colour: 'red' }] }), answer(user))).toEqual([
      'lacks users[].colour',
    ]);
    expect(whats(answer(user), answer({ users: [{ ...first, seen: '2026-01-02T03:04:05Z' }] }))).toEqual([
      'users[].seen is string, not time with microseconds and Z',
    ]);
    const bare = answer(user, { headers: ['content-length', 'content-type', 'vary'] });
    expect(whats(answer(user), bare)).toEqual(['lacks the header x-openstack-request-id']);
  });

  it('refuses to compare another walk', () => {
    expect(() => compareAnswers([answer(user)], [answer(user, { case: 'one' })])).toThrow(
      'the walk has changed',
    );
    expect(() => compareAnswers([answer(user)], [])).toThrow('the walk has changed');
  });
});
