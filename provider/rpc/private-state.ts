/** What the provider keeps with a state or plan, unseen by the user. */

/** Where a state came from that a `moved` block brought in from another provider. */
export interface MovedFrom {
  /** The other provider's type. */
  readonly from: string;
  /** Attributes in which an object must agree to be taken for its counterpart. */
  readonly same: readonly string[];
}

/** Private data; every member may be missing. */
export interface PrivateState {
  /** Does the service know that the object stands in a state file? */
  readonly claimed?: boolean;
  /** Generation of the spec that the state shows. */
  readonly generation?: number;
  /** In the plan of a create: the id that the new object will have. */
  readonly planned_id?: string;
  /** In the plan of a replacement: the id of the object that goes. */
  readonly replaces?: string;
  /** An apply ended before the service was done with the generation: the next one goes on. */
  readonly unfinished?: boolean;
  /** The state has no id yet: the next read looks for its counterpart. */
  readonly moved?: MovedFrom;
}

const movedFrom = (json: unknown): MovedFrom | undefined => {
  if (typeof json !== 'object' || json === null) return undefined;
  const { from, same } = json as Readonly<Record<string, unknown>>;
  if (typeof from !== 'string' || !Array.isArray(same)) return undefined;
  return { from, same: same.filter((name): name is string => typeof name === 'string') };
};

/** Pure. Private data of bytes; empty for anything that is not ours. */
export const decodePrivate = (bytes: Uint8Array): PrivateState => {
  if (bytes.length === 0) return {};
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return {};
  }
  if (typeof json !== 'object' || json === null) return {};
  const { claimed, generation, planned_id, replaces, unfinished, ...rest } = json as Readonly<
    Record<string, unknown>
  >;
  const moved = movedFrom(rest['moved']);
  return {
    ...(typeof claimed === 'boolean' ? { claimed } : {}),
    ...(typeof generation === 'number' && Number.isSafeInteger(generation) ? { generation } : {}),
    ...(typeof planned_id === 'string' ? { planned_id } : {}),
    ...(typeof replaces === 'string' ? { replaces } : {}),
    ...(unfinished === true ? { unfinished } : {}),
    ...(moved === undefined ? {} : { moved }),
  };
};

/** Pure. The bytes of private data. */
export const encodePrivate = (state: PrivateState): Uint8Array => Buffer.from(JSON.stringify(state), 'utf8');
