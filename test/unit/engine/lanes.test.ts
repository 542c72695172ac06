import { expect, test } from 'vitest';
import { createLanes } from '../../../reconciler/engine/lanes.ts';

test('an object takes one place for all that it does in a lane, and gives it back when the last ends', () => {
  const woken: string[] = [];
  const lanes = createLanes(
    1,
    (id) => woken.push(id),
    () => undefined,
  );
  const first = lanes.enter('copies', 'a');
  const second = lanes.enter('copies', 'a');
  expect(lanes.enter('copies', 'b')).toBeNull();
  expect(lanes.enter('copies', 'c')).toBeNull();
  expect(lanes.enter('arrival', 'b')).not.toBeNull();
  first?.();
  expect(woken).toEqual([]);
  expect([...lanes.ids()]).toEqual(['a', 'b']);
  second?.();
  expect(woken).toEqual(['b']);
  expect(lanes.enter('copies', 'b')).not.toBeNull();
  expect([...lanes.ids()]).toEqual(['b']);
});
