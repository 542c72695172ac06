import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, sameJson } from '../../../reconciler/model/canonical-json.ts';
import { driftAmong, driftList, driftStatus } from '../../../reconciler/model/drift.ts';
import type { Change } from '../../../reconciler/model/operation.ts';

const change = (field: string, expected: string, found: string): Change => ({
  field,
  expected,
  found,
  disruption: 'none',
});

test('drift is what would be wanted by the old desire too', () => {
  const now = [change('memory_mib', '512', '256'), change('power_state', 'running', 'stopped')];
  expect(driftAmong(now, [change('power_state', 'running', 'stopped')])).toEqual([now[1]]);
  // The same field for another reason is no drift.
  expect(driftAmong(now, [change('memory_mib', '1024', '256')])).toEqual([]);
});

test('what drifts keeps the time at which it began', () => {
  const before = [{ field: 'a', expected: '1', found: '2', since: 'then' }];
  const list = driftList([change('a', '1', '3'), change('b', 'x', 'y')], before, 'now');
  expect(list).toEqual([
    { field: 'a', expected: '1', found: '3', since: 'then' },
    { field: 'b', expected: 'x', found: 'y', since: 'now' },
  ]);
  expect(driftStatus(list)).toEqual({ a: 'expected 1, found 3', b: 'expected x, found y' });
});

test('canonical JSON is JSON, and the same for equal values in any order of keys', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const json = JSON.parse(JSON.stringify(value)) as never;
      expect(JSON.parse(canonicalJson(json))).toEqual(json);
      expect(sameJson(json, structuredClone(json))).toBe(true);
    }),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.integer()), (object) => {
      const reversed = Object.fromEntries(Object.entries(object).reverse());
      expect(canonicalJson(reversed)).toBe(canonicalJson(object));
    }),
  );
  expect(sameJson({ a: 1 }, { a: 1, b: undefined })).toBe(true);
  expect(sameJson({ a: 1 }, { a: 2 })).toBe(false);
  expect(sameJson([1, 2], [2, 1])).toBe(false);
});
