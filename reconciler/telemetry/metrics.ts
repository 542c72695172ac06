import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { KINDS } from '../../schemas/generated/kinds.ts';
import type { KindName } from '../../schemas/generated/types.ts';
import type { EngineMetrics } from '../engine/context.ts';
import { OUTCOMES } from '../model/backoff.ts';
import type { StuckCount } from '../store/status.ts';

/** What /metrics shows, and the engine's way to count. */
export type Metrics = { readonly registry: Registry; readonly engine: EngineMetrics };

/**
 * Effect: registers every metric, present at zero from the start, so that an alarm on a rate never waits for the first event. `read`
 * is asked when somebody asks for /metrics: how many objects are due, and how many of each kind are stuck.
 */
export function createMetrics(
  operation_names: readonly string[],
  read: {
    readonly depth: () => Promise<number>;
    readonly stuck: () => Promise<readonly StuckCount[]>;
  },
): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'cairn_reconcile_seconds',
    help: 'Time of one pass over one object.',
    labelNames: ['kind', 'outcome'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60],
    registers,
  });
  const operations = new Counter({
    name: 'cairn_operations_total',
    help: 'Operations executed.',
    labelNames: ['name', 'outcome'],
    registers,
  });
  const drift = new Counter({
    name: 'cairn_drift_total',
    help: 'Fields that were found changed from outside.',
    labelNames: ['kind'],
    registers,
  });
  // Registered by being made; it is read when somebody asks for /metrics.
  // oxlint-disable-next-line no-new
  new Gauge({
    name: 'cairn_queue_depth',
    help: 'Objects that are due.',
    registers,
    async collect() {
      this.set(await read.depth());
    },
  });
  // oxlint-disable-next-line no-new
  new Gauge({
    name: 'cairn_stuck_objects',
    help: 'Objects of which a step keeps failing, or is undone again and again: their condition Stuck says which.',
    labelNames: ['kind'],
    registers,
    async collect() {
      const counts = new Map((await read.stuck()).map(({ kind, count }) => [kind, count]));
      for (const kind of Object.keys(KINDS)) this.set({ kind }, counts.get(kind) ?? 0);
    },
  });
  for (const kind of Object.keys(KINDS)) {
    drift.inc({ kind }, 0);
    for (const outcome of OUTCOMES) seconds.zero({ kind, outcome });
  }
  for (const name of operation_names) {
    operations.inc({ name, outcome: 'done' }, 0);
    operations.inc({ name, outcome: 'failed' }, 0);
  }
  return {
    registry,
    engine: {
      reconciled: (kind: KindName, outcome, took) => seconds.observe({ kind, outcome }, took),
      operated: (name, outcome) => operations.inc({ name, outcome }),
      drifted: (kind, count) => drift.inc({ kind }, count),
    },
  };
}
