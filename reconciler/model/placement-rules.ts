/** How the cloud wants its servers placed. */
export type PlacementRules = {
  /** Servers that leave one host at the same time while it is drained. */
  readonly drain_moves: number;
  /** Names of filters that are not asked. */
  readonly filters_off: readonly string[];
  /** How much each weigher counts, by its name; a negative number prefers what the weigher finds bad, 0 leaves it out. */
  readonly weights: Readonly<Record<string, number>>;
};

/** What is in force when nothing is configured: spread over what has most left. */
export const DEFAULT_RULES: PlacementRules = {
  drain_moves: 2,
  filters_off: [],
  weights: {
    memory: 1,
    vcpus: 1,
    disk: 0.5,
    'image-locality': 0.5,
    io: 0.5,
    group: 4,
    failures: 4,
  },
};
