import { defineConfig } from 'vitest/config';

/** Tests that need a KVM host, root or minutes. */
const HEAVY = ['test/contract/**/*.test.ts', 'test/e2e/**/*.test.ts'];

/** Suites over the software that their expectations are taken from: run by hand, they say nothing of Cairn. */
const PEER = ['test/peer/**/*.test.ts'];

export default defineConfig({
  test: {
    // Each file has its own hosts, services and directories. More at once than this only makes guests slow to boot.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'fast',
          include: ['test/**/*.test.ts'],
          exclude: [...HEAVY, ...PEER, 'test/bench/**', '**/node_modules/**'],
          globalSetup: ['test/support/global-database.ts'],
          setupFiles: ['test/support/fixed-seed.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'lab',
          include: HEAVY,
          globalSetup: ['test/support/global-database.ts'],
          setupFiles: ['test/support/fixed-seed.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          teardownTimeout: 60_000,
        },
      },
      { test: { name: 'peer', include: PEER, testTimeout: 300_000, hookTimeout: 600_000 } },
    ],
  },
});
