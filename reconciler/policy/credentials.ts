/** Who acts and where, as rules see it. Names are words such as member; ids are UUIDs; null is "has none". */
export type Credentials = {
  readonly user_id: string | null;
  readonly user_name: string | null;
  readonly user_domain_id: string | null;
  /** Project that the token is for. */
  readonly project_id: string | null;
  readonly project_domain_id: string | null;
  /** Domain that the token is for. */
  readonly domain_id: string | null;
  /** `all` when the token is for the whole system. */
  readonly system_scope: 'all' | null;
  /** Names of the roles held in that scope, implied ones included. */
  readonly roles: readonly string[];
  /** Whether the token is for the project "admin" of the default domain. */
  readonly is_admin_project: boolean;
};

/**
 * Pure. Whether the caller administers the cloud: the role admin on the system or on the admin project. The role admin on any
 * other project or domain gives there what manager gives.
 */
export function isAdministrator(credentials: Credentials): boolean {
  return (
    (credentials.system_scope === 'all' || credentials.is_admin_project) &&
    credentials.roles.some((role) => role.toLowerCase() === 'admin')
  );
}
