/** Objects that every installation has by the same ids; they can be changed but never deleted. */

/** The domain of users and projects that name none; OpenStack's clients call it `default`. */
export const DEFAULT_DOMAIN_ID = '00000000-0000-4000-8000-000000000001';

/**
 * The project whose administrators administer everything: known by its id, since whoever manages the domain may rename projects. The command
 * `bootstrap` makes it.
 */
export const ADMIN_PROJECT_ID = '00000000-0000-4000-8000-000000000002';

/** The roles that the shipped rules ask for. */
export const ROLE_IDS = {
  admin: '00000000-0000-4000-8000-000000000011',
  manager: '00000000-0000-4000-8000-000000000012',
  member: '00000000-0000-4000-8000-000000000013',
  reader: '00000000-0000-4000-8000-000000000014',
} as const;

const IDS: ReadonlySet<string> = new Set([DEFAULT_DOMAIN_ID, ADMIN_PROJECT_ID, ...Object.values(ROLE_IDS)]);

/** Pure. Whether the object is one of them. */
export function isBuiltIn(id: string): boolean {
  return IDS.has(id);
}
