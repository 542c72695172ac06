import { query } from './database.ts';
import type { Database } from './database.ts';

/** Where somebody wants to act. */
export type SubjectScope =
  | { readonly kind: 'unscoped' }
  | { readonly kind: 'project'; readonly id: string }
  | { readonly kind: 'domain'; readonly id: string }
  | { readonly kind: 'system' };

/** A domain, a project or a user as far as it decides who may act. */
export type NamedRow = { readonly id: string; readonly name: string; readonly enabled: boolean };

/** A project, with where it stands. */
export type ProjectRow = NamedRow & { readonly domain_id: string; readonly parent_id: string | null };

/** A role that is given to the user, or to a group of the user, on the scope or on something above it. */
export type AssignmentRow = {
  readonly role_id: string;
  readonly project_id: string | null;
  readonly domain_id: string | null;
  readonly is_system: boolean;
  readonly inherited: boolean;
};

/** A role and those that come with it. */
export type RoleRow = {
  readonly id: string;
  readonly name: string;
  readonly implied_role_ids: readonly string[];
};

/** A request that an application credential may make. */
export type AccessRule = { readonly service: string; readonly method: string; readonly path: string };

/** An application credential without its secret. */
export type ApplicationCredentialRow = {
  readonly id: string;
  readonly name: string;
  readonly user_id: string;
  readonly project_id: string;
  /** Null: all that the user has in the project. */
  readonly role_ids: readonly string[] | null;
  /** ISO 8601; null never. */
  readonly expires_at: string | null;
  readonly unrestricted: boolean;
  /** Null: every request. */
  readonly access_rules: readonly AccessRule[] | null;
};

/** All that is stored of a user in a scope, of one moment. What is asked for and absent, or being deleted, is null. */
export type SubjectFacts = {
  /** identity_revision.subjects of that moment. */
  readonly revision: number;
  readonly user:
    (NamedRow & { readonly domain_id: string; readonly default_project_id: string | null }) | null;
  readonly user_domain: NamedRow | null;
  /** How often the user's sessions were ended. */
  readonly epoch: number;
  /** The project of the scope and those above it, nearest first; empty in other scopes. */
  readonly projects: readonly ProjectRow[];
  /** The domain of the scope, or of its project. */
  readonly scope_domain: NamedRow | null;
  readonly assignments: readonly AssignmentRow[];
  /** The roles of the assignments and all that they imply. */
  readonly roles: readonly RoleRow[];
  readonly application_credential: ApplicationCredentialRow | null;
};

/** Longest chain of projects that is followed upwards. */
const DEPTH_LIMIT = 64;

const LIVING = 'deletion_requested_at IS NULL';

/** Columns of a NamedRow. */
const named = (row: string): string =>
  `'id', ${row}.id, 'name', ${row}.name, 'enabled', coalesce((${row}.spec ->> 'enabled')::boolean, true)`;

const FACTS = `
WITH RECURSIVE asked AS (
  SELECT ?::uuid AS user_id, ?::text AS scope, ?::uuid AS scope_id, ?::uuid AS credential_id
), me AS (
  SELECT d.* FROM asked JOIN desired d ON d.id = asked.user_id AND d.kind = 'user' AND d.${LIVING}
), chain AS (
  SELECT d.id, d.name, d.spec, d.owner_id, 0 AS depth FROM asked JOIN desired d
    ON asked.scope = 'project' AND d.id = asked.scope_id AND d.kind = 'project' AND d.${LIVING}
  UNION ALL
  SELECT d.id, d.name, d.spec, d.owner_id, c.depth + 1 FROM chain c JOIN desired d
    ON d.id = (c.spec ->> 'parent_id')::uuid AND d.kind = 'project' AND d.${LIVING}
    WHERE c.depth < ${DEPTH_LIMIT}
), place AS (
  SELECT d.* FROM asked JOIN desired d ON d.kind = 'domain' AND d.${LIVING}
    AND d.id = CASE asked.scope WHEN 'domain' THEN asked.scope_id
      WHEN 'project' THEN (SELECT c.owner_id FROM chain c WHERE c.depth = 0) END
), given AS (
  SELECT a.spec FROM asked JOIN desired a
    ON a.kind = 'role_assignment' AND a.spec ->> 'user_id' = asked.user_id::text AND a.${LIVING}
  UNION ALL
  SELECT a.spec FROM asked JOIN desired m
    ON m.kind = 'group_membership' AND m.spec ->> 'user_id' = asked.user_id::text AND m.${LIVING}
  JOIN desired g ON g.id = (m.spec ->> 'group_id')::uuid AND g.kind = 'group' AND g.${LIVING}
  JOIN desired a ON a.kind = 'role_assignment' AND a.spec ->> 'group_id' = m.spec ->> 'group_id' AND a.${LIVING}
), relevant AS (
  SELECT given.spec ->> 'role_id' AS role_id, given.spec #>> '{scope,project_id}' AS project_id,
    given.spec #>> '{scope,domain_id}' AS domain_id,
    coalesce((given.spec #>> '{scope,system_wide}')::boolean, false) AS is_system,
    coalesce((given.spec ->> 'inherited')::boolean, false) AS inherited
  FROM given, asked
  WHERE given.spec #>> '{scope,project_id}' IN (SELECT c.id::text FROM chain c)
    OR given.spec #>> '{scope,domain_id}' = (SELECT place.id::text FROM place)
    OR (asked.scope = 'system' AND (given.spec #>> '{scope,system_wide}')::boolean)
), role AS (
  SELECT d.id, d.name, d.spec FROM desired d
    WHERE d.kind = 'role' AND d.${LIVING} AND d.id IN (SELECT relevant.role_id::uuid FROM relevant)
  UNION
  SELECT d.id, d.name, d.spec FROM role
    CROSS JOIN LATERAL jsonb_array_elements_text(coalesce(role.spec -> 'implied_role_ids', '[]')) AS implied (id)
    JOIN desired d ON d.id = implied.id::uuid AND d.kind = 'role' AND d.${LIVING}
)
SELECT
  (SELECT subjects FROM identity_revision) AS revision,
  (SELECT json_build_object(${named('me')}, 'domain_id', me.owner_id,
    'default_project_id', me.spec ->> 'default_project_id') FROM me) AS "user",
  (SELECT json_build_object(${named('d')}) FROM me JOIN desired d
    ON d.id = me.owner_id AND d.kind = 'domain' AND d.${LIVING}) AS user_domain,
  coalesce((SELECT l.epoch FROM user_login l JOIN asked ON l.user_id = asked.user_id), 0) AS epoch,
  (SELECT coalesce(json_agg(json_build_object(${named('chain')}, 'domain_id', chain.owner_id,
    'parent_id', chain.spec ->> 'parent_id') ORDER BY chain.depth), '[]') FROM chain) AS projects,
  (SELECT json_build_object(${named('place')}) FROM place) AS scope_domain,
  (SELECT coalesce(json_agg(relevant), '[]') FROM relevant) AS assignments,
  (SELECT coalesce(json_agg(json_build_object('id', role.id, 'name', role.name,
    'implied_role_ids', coalesce(role.spec -> 'implied_role_ids', '[]'))), '[]') FROM role) AS roles,
  (SELECT json_build_object('id', c.id, 'name', c.name, 'user_id', c.spec ->> 'user_id',
    'project_id', c.spec ->> 'scope_project_id', 'role_ids', c.spec -> 'role_ids', 'expires_at', c.spec ->> 'expires_at',
    'unrestricted', coalesce((c.spec ->> 'unrestricted')::boolean, false), 'access_rules', c.spec -> 'access_rules')
    FROM asked JOIN desired c ON c.id = asked.credential_id AND c.kind = 'application_credential'
      AND c.${LIVING}) AS application_credential`;

/** Effect: reads, in one statement and so of one moment, all that decides who the user is in the scope and what they may there. */
export async function readSubjectFacts(
  database: Database,
  asked: {
    readonly user_id: string;
    readonly scope: SubjectScope;
    readonly application_credential_id: string | null;
  },
): Promise<SubjectFacts> {
  const { scope } = asked;
  const [facts] = await query<SubjectFacts>(database, FACTS, [
    asked.user_id,
    scope.kind,
    'id' in scope ? scope.id : null,
    asked.application_credential_id,
  ]);
  if (facts === undefined) throw new Error('the facts of a subject are always one row');
  return facts;
}
