import { test } from 'vitest';
import { expectQuickstart } from './quickstart-stack.ts';

test('cdktn synthesises the quickstart', async () => {
  await expectQuickstart('cdktn');
});
