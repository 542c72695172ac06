/** What a mapping of another provider's state is: the form of every file in this folder. */
import type { JsonObject } from '../client/resource.ts';

/** A foreign state in Cairn's words. */
export interface Mapped {
  /** Attributes of the kind, those with a clear counterpart only; never a secret. */
  readonly attributes: JsonObject & { readonly name: string };
  /** Attributes in which an object of that name must agree to be taken for the same one. */
  readonly same: readonly string[];
}

/** The state in Cairn's words, or a sentence why it has none. */
export type Mapping = Mapped | { readonly refused: string };

/** One type of another provider whose state can be moved. */
export interface MoveSource {
  /** Last word of the other provider's address, such as `openstack`. */
  readonly provider: string;
  readonly type_name: string;
  /** The kind that it becomes. */
  readonly kind: string;
  /** Pure. `state` is what the other provider stored, under whatever version of its schema. */
  readonly map: (state: JsonObject) => Mapping;
}
