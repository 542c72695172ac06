import type { JsonObject } from '../model/json.ts';

/** The set that asks, and the generation of it that was planned for: an older one may change nothing. */
export type SetMark = { readonly id: string; readonly generation: number };

/** A server that a set wants, complete. */
export type MemberWish = {
  readonly key: string;
  /** Follows from the set's id and the key, so that nobody can make a twin. */
  readonly server_id: string;
  readonly name: string;
  readonly project_id: string;
  /** Spec of the kind server with defaults filled in. */
  readonly spec: JsonObject;
  /** Digest of the wish; a member that has it is left alone. */
  readonly revision: string;
};

/** One field of a member that somebody changed on its host. */
export type MemberDrift = { readonly field: string; readonly expected: string; readonly found: string };

/** A server of a set as the database knows it. */
export type MemberView = {
  readonly key: string;
  readonly server_id: string;
  readonly name: string;
  readonly generation: number;
  readonly deleting: boolean;
  /** As its own newest spec asks. */
  readonly ready: boolean;
  /** What keeps it from being ready that does not go by itself; `final` when only another spec helps. */
  readonly problem: { readonly message: string; readonly final: boolean } | null;
  /** Nova's word as last reported; null before the first report. */
  readonly state: string | null;
  readonly addresses: { readonly [nic_name: string]: string };
  readonly drift: readonly MemberDrift[];
  /** Its spec when its revision is not the one that was asked about; null when it is. */
  readonly spec: JsonObject | null;
};

/**
 * The servers of a set, in bulk. They are servers like any other, but for who asks for them. Every promise holds for thousands
 * of members; each call is one transaction with a bounded number of statements.
 */
export type Members = {
  /** Effect: reads. All members of a set by key, those that are being deleted included. `revisions` by key say what is wished. */
  readonly list: (
    set_id: string,
    revisions: ReadonlyMap<string, string>,
    signal: AbortSignal,
  ) => Promise<readonly MemberView[]>;
  /**
   * Effect: makes members that are missing and gives the others their new spec, raising their generation; one with the wished revision,
   * or that is being deleted, is left alone. Throws conflict when a name is taken by a server that is no member (the others are done),
   * or when the set has a newer generation (nothing is done).
   */
  readonly put: (set: SetMark, wishes: readonly MemberWish[], signal: AbortSignal) => Promise<void>;
  /** Effect: asks for the deletion of these members. Throws conflict when the set has a newer generation. */
  readonly remove: (set: SetMark, keys: readonly string[], signal: AbortSignal) => Promise<void>;
  /**
   * Effect: raises the generation of members that still have the one given, so that what was changed on their hosts is put right.
   * Throws conflict when the set has a newer generation.
   */
  readonly repair: (
    set: SetMark,
    generations: ReadonlyMap<string, number>,
    signal: AbortSignal,
  ) => Promise<void>;
};
