import type { Logger } from 'pino';
import type { KindName } from '../../schemas/generated/types.ts';
import type { Outcome } from '../model/backoff.ts';
import type { AnyKind } from '../model/kind.ts';
import type { PlacementRules } from '../model/placement-rules.ts';
import type { Transfers } from '../model/transfer.ts';
import type { Ports } from '../ports/ports.ts';
import type { Database } from '../store/database.ts';
import type { HostTable } from '../store/host-table.ts';
import type { Lanes } from './lanes.ts';

/** What the engine counts; see telemetry/metrics.ts. */
export type EngineMetrics = {
  readonly reconciled: (kind: KindName, outcome: Outcome, seconds: number) => void;
  readonly operated: (name: string, outcome: 'done' | 'failed') => void;
  readonly drifted: (kind: KindName, count: number) => void;
};

/** The part of the log that the engine uses. */
export type EngineLog = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/**
 * Effect: called at the two moments of each operation at which a crash is most telling: `intended`, when the intent is journalled and
 * nothing is done; `effected`, when it is done and its result is not journalled. For crash tests; one that never resolves stands for the
 * end of the process.
 */
export type Boundary = (operation: string, phase: 'intended' | 'effected') => void | Promise<void>;

/** Settings of the engine. */
export type EngineSettings = {
  /** Longest time in which an object is not looked at, unless the rate makes it longer. */
  readonly resync_seconds: number;
  /** Looks without being asked in a second, over all objects and processes. */
  readonly resync_per_second: number;
  /** How long a crashed process keeps others from an object. */
  readonly lease_seconds: number;
  /** Objects reconciled at once. */
  readonly concurrency: number;
  /** Objects in each lane of long operations at once, besides those. */
  readonly lane_places: number;
  /** Longest look at the world for one object. */
  readonly observe_timeout_seconds: number;
  readonly placement_rules: PlacementRules;
};

/** Everything that a pass needs besides its lease. */
export type Engine = {
  readonly db: Database;
  readonly hosts: HostTable;
  readonly ports: Ports;
  readonly kinds: ReadonlyMap<KindName, AnyKind>;
  readonly log: EngineLog;
  readonly metrics: EngineMetrics;
  readonly settings: EngineSettings;
  /** Where operations say how far they are; left out where nobody looks. */
  readonly transfers?: Transfers;
  readonly boundary?: Boundary;
  /** Effect: notes that what is reported of a member of this set moved. Set by the loop. */
  readonly memberMoved?: (set_id: string) => void;
  /** Where long operations go. Set by the loop; without it nothing limits them. */
  readonly lanes?: Lanes;
};

/** Pure. The kinds by name. */
export function kindMap(kinds: readonly AnyKind[]): ReadonlyMap<KindName, AnyKind> {
  return new Map(kinds.map((kind) => [kind.name, kind]));
}
