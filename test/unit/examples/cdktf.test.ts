import { test } from 'vitest';
import { expectQuickstart } from './quickstart-stack.ts';

test('cdktf synthesises the quickstart', async () => {
  await expectQuickstart('cdktf');
});
