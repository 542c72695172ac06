/** What is to be ended when the service stops, or could not start. */
export type Cleanup = {
  readonly push: (step: () => Promise<unknown> | void) => void;
  /** Effect: runs what was pushed, last first; one failure does not keep the others from running. Throws an AggregateError of all. */
  readonly run: () => Promise<void>;
};

/** Effect: an empty list of what is to be ended. */
export function createCleanup(): Cleanup {
  const steps: (() => Promise<unknown> | void)[] = [];
  return {
    push: (step) => void steps.push(step),
    run: async () => {
      const failures: unknown[] = [];
      for (const step of steps.splice(0).reverse()) {
        try {
          await step();
        } catch (thrown) {
          failures.push(thrown);
        }
      }
      if (failures.length > 0) throw new AggregateError(failures, 'the service did not end in good order');
    },
  };
}
