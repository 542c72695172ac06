import { isAdministrator } from '../policy/credentials.ts';
import type { Credentials } from '../policy/credentials.ts';
import type { TokenView } from '../identity/token-view.ts';

/** Who acts. */
export type Principal = {
  /** SHA-256 of a token of the table `token`, hexadecimal; null for a token of a login. */
  readonly token_hash: string | null;
  /** Whether another token asked for this one, which then may not ask for more. */
  readonly is_minted: boolean;
  /** Name of the token or the user: what is written as created_by and as the actor of events. */
  readonly name: string;
  /** Who acts and where, as rules see it. */
  readonly credentials: Credentials;
  /** Project whose things alone the caller may know of; null for one who acts for the whole system. NOWHERE is no project. */
  readonly confined_to: string | null;
  /** What the token of a login says; null for a token of the table `token`. */
  readonly login: TokenView | null;
  /** Project that objects belong to when the request names none. */
  readonly default_project_id: string | null;
};

/** No project has this id: what somebody is confined to who acts in none. */
export const NOWHERE = '00000000-0000-0000-0000-000000000000';

/** Roles that a token of the table `token` has: it is older than users and roles. */
const ROLES_OF_ADMINISTRATOR = ['admin', 'manager', 'member', 'reader'];
const ROLES_IN_PROJECT = ['member', 'reader'];

/** Pure. What rules see of a token of the table `token`: for one project, or (null) for an administrator. */
export function credentialsOfToken(name: string, project_id: string | null): Credentials {
  return {
    user_id: null,
    user_name: name,
    user_domain_id: null,
    project_id,
    project_domain_id: null,
    domain_id: null,
    system_scope: project_id === null ? 'all' : null,
    roles: project_id === null ? ROLES_OF_ADMINISTRATOR : ROLES_IN_PROJECT,
    is_admin_project: false,
  };
}

/** Pure. The project whose things alone these credentials show; null for all. */
export function confinedTo(credentials: Credentials): string | null {
  if (credentials.system_scope === 'all' || isAdministrator(credentials)) return null;
  return credentials.project_id ?? NOWHERE;
}
