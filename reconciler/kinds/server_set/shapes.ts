import type {
  ServerSetMember,
  ServerSetServer,
  ServerSetTemplate,
} from '../../../schemas/generated/types.ts';
import type { MemberDrift } from '../../ports/members.ts';

/** What should be: a server for each key, made from the template; none when deleting. */
export type ServerSetDesired = {
  readonly set_id: string;
  readonly deleting: boolean;
  readonly name: string;
  readonly project_id: string;
  readonly template: ServerSetTemplate;
  /** What differs from the template, by key. */
  readonly members: { readonly [key: string]: ServerSetMember };
  /** Members that may be unready at once while a change is rolled out; at least 1. */
  readonly max_unavailable: number;
  /** Whether this generation is new: then what was changed on the members' hosts is put right too. */
  readonly repairs: boolean;
};

/** One member as seen. */
export type SeenMember = {
  readonly server_id: string;
  readonly name: string;
  readonly generation: number;
  readonly deleting: boolean;
  /** As its own newest spec asks. */
  readonly ready: boolean;
  readonly problem: { readonly message: string; readonly final: boolean } | null;
  readonly state: ServerSetServer['state'] | null;
  readonly addresses: { readonly [nic_name: string]: string };
  readonly drift: readonly MemberDrift[];
  /** Fields of its spec that are not as the set asks now; empty for one that the set does not ask for. */
  readonly differs: readonly string[];
};

/** What is there: members by key. */
export type ServerSetObserved = { readonly members: { readonly [key: string]: SeenMember } };
