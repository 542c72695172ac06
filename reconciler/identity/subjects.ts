import { ADMIN_PROJECT_ID } from '../model/built-in.ts';
import type { Credentials } from '../policy/credentials.ts';
import type {
  ApplicationCredentialRow,
  AssignmentRow,
  RoleRow,
  SubjectFacts,
  SubjectScope,
} from '../store/subjects.ts';

/** A thing by id and name. */
export type Named = { readonly id: string; readonly name: string };

/** Where somebody acts, with names. */
export type ScopeView =
  | { readonly kind: 'unscoped' }
  | { readonly kind: 'system' }
  | { readonly kind: 'domain'; readonly domain: Named }
  | { readonly kind: 'project'; readonly project: Named & { readonly domain: Named } };

/** A user in a scope, as of one moment. */
export type Subject = {
  readonly user: Named & { readonly domain: Named; readonly default_project_id: string | null };
  readonly epoch: number;
  readonly scope: ScopeView;
  /** By name; implied roles included. */
  readonly roles: readonly Named[];
  /** The same as the rules of policies see it. */
  readonly credentials: Credentials;
  readonly application_credential: ApplicationCredentialRow | null;
};

/** Why somebody may not act in a scope; for the log, since it says what the caller may not know. */
export type Refusal =
  | 'no_user'
  | 'user_disabled'
  | 'no_scope'
  | 'scope_disabled'
  | 'no_role'
  | 'no_credential'
  | 'credential_for_another';

/** Pure. The roles and all that they imply, over any number of steps; circles do no harm, and ids that no role has are left out. */
export function closeRoles(role_ids: readonly string[], roles: readonly RoleRow[]): readonly RoleRow[] {
  const by_id = new Map(roles.map((role) => [role.id, role]));
  const found = new Map<string, RoleRow>();
  const due = [...role_ids];
  for (let id = due.pop(); id !== undefined; id = due.pop()) {
    const role = by_id.get(id);
    if (role === undefined || found.has(id)) continue;
    found.set(id, role);
    due.push(...role.implied_role_ids);
  }
  return [...found.values()];
}

/** Pure. Ids of the roles that the assignments give in the scope itself: direct ones there, inherited ones from above. */
export function rolesGiven(facts: SubjectFacts, scope: SubjectScope): readonly string[] {
  const above = new Set(facts.projects.slice(1).map(({ id }) => id));
  const holds = (given: AssignmentRow): boolean => {
    if (scope.kind === 'unscoped') return false;
    if (scope.kind === 'system') return given.is_system && !given.inherited;
    if (scope.kind === 'domain') return given.domain_id === scope.id && !given.inherited;
    if (!given.inherited) return given.project_id === scope.id;
    if (given.project_id !== null) return above.has(given.project_id);
    return given.domain_id !== null && given.domain_id === facts.scope_domain?.id;
  };
  return facts.assignments.filter(holds).map(({ role_id }) => role_id);
}

/** Pure. Who the user is in the scope, or why they may not act there. Whether a credential has expired is not looked at. */
export function subjectOf(
  facts: SubjectFacts,
  scope: SubjectScope,
  application_credential_id: string | null,
): { readonly subject: Subject } | { readonly refused: Refusal } {
  const { user, user_domain, application_credential: credential } = facts;
  if (user === null || user_domain === null) return { refused: 'no_user' };
  if (!user.enabled || !user_domain.enabled) return { refused: 'user_disabled' };
  if (application_credential_id !== null) {
    if (credential === null) return { refused: 'no_credential' };
    const is_for_it =
      credential.user_id === user.id && scope.kind === 'project' && credential.project_id === scope.id;
    if (!is_for_it) return { refused: 'credential_for_another' };
  }
  const place = placeOf(facts, scope);
  if ('refused' in place) return place;
  const roles = rolesIn(
    facts,
    scope,
    application_credential_id === null ? null : (credential?.role_ids ?? null),
  );
  if (roles.length === 0 && scope.kind !== 'unscoped') return { refused: 'no_role' };
  const { project, domain } = placesIn(place.view);
  const subject: Subject = {
    user: {
      id: user.id,
      name: user.name,
      domain: named(user_domain),
      default_project_id: user.default_project_id,
    },
    epoch: facts.epoch,
    scope: place.view,
    roles,
    credentials: {
      user_id: user.id,
      user_name: user.name,
      user_domain_id: user_domain.id,
      project_id: project?.id ?? null,
      project_domain_id: project?.domain.id ?? null,
      domain_id: domain?.id ?? null,
      system_scope: scope.kind === 'system' ? 'all' : null,
      roles: roles.map(({ name }) => name),
      is_admin_project: project?.id === ADMIN_PROJECT_ID,
    },
    application_credential: application_credential_id === null ? null : credential,
  };
  return { subject };
}

function placeOf(
  facts: SubjectFacts,
  scope: SubjectScope,
): { readonly view: ScopeView } | { readonly refused: Refusal } {
  if (scope.kind === 'unscoped' || scope.kind === 'system') return { view: { kind: scope.kind } };
  const { scope_domain, projects } = facts;
  if (scope_domain === null) return { refused: 'no_scope' };
  if (scope.kind === 'domain') {
    if (!scope_domain.enabled) return { refused: 'scope_disabled' };
    return { view: { kind: 'domain', domain: named(scope_domain) } };
  }
  const [project] = projects;
  // A chain without an end was cut off: what is above is not known, so neither is whether it is enabled.
  if (project === undefined || (projects.at(-1)?.parent_id ?? null) !== null) return { refused: 'no_scope' };
  if (!scope_domain.enabled || projects.some(({ enabled }) => !enabled)) return { refused: 'scope_disabled' };
  return { view: { kind: 'project', project: { ...named(project), domain: named(scope_domain) } } };
}

/** A credential with roles of its own carries those of them that its user still has; null carries all. */
function rolesIn(
  facts: SubjectFacts,
  scope: SubjectScope,
  role_ids: readonly string[] | null,
): readonly Named[] {
  const held = closeRoles(rolesGiven(facts, scope), facts.roles);
  const carried = role_ids === null ? null : new Set(closeRoles(role_ids, facts.roles).map(({ id }) => id));
  return held
    .filter(({ id }) => carried === null || carried.has(id))
    .map(named)
    .toSorted((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));
}

function placesIn(view: ScopeView): {
  readonly project?: Named & { readonly domain: Named };
  readonly domain?: Named;
} {
  if (view.kind === 'project') return { project: view.project };
  return view.kind === 'domain' ? { domain: view.domain } : {};
}

function named({ id, name }: Named): Named {
  return { id, name };
}
