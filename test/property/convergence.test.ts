import * as fc from 'fast-check';
import { test } from 'vitest';
import { smallCloud } from '../support/kind-objects.ts';
import { perform, stories } from '../support/story.ts';
import { checkDecision, checkDestruction, checkRest, checkWorld } from '../support/world-checks.ts';

const storages = fc.constantFrom('local' as const, 'shared' as const);

test('whatever happens, the cloud becomes as asked in a bounded number of rounds and then rests', async () => {
  await fc.assert(
    fc.asyncProperty(stories, fc.integer(), storages, async (sequence, seed, storage) => {
      const small = await smallCloud(seed, storage);
      const { cloud } = small;
      cloud.audit = checkDecision;
      cloud.watcher = (operation, pass) => {
        checkDestruction(small, operation, pass);
        return true;
      };
      for (const deed of sequence) await perform(small, deed);
      cloud.ports.setFaults({});
      for (const host of ['kvm1', 'kvm2']) cloud.ports.byHand.setReachable(host, true);
      const { passes } = await cloud.settle(20);
      for (const pass of passes) checkRest(pass);
      checkWorld(small, passes);
    }),
    { numRuns: 1000 },
  );
}, 180_000);
