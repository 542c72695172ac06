import type { Check } from '../../../reconciler/policy/rule.ts';
import { compilePolicy } from '../../../reconciler/policy/compile.ts';
import type { Policy } from '../../../reconciler/policy/compile.ts';
import type { Credentials } from '../../../reconciler/policy/credentials.ts';
import { parseRule } from '../../../reconciler/policy/parse.ts';

/** Someone without anything. */
export const NOBODY: Credentials = {
  user_id: 'u-nobody',
  user_name: 'nobody',
  user_domain_id: 'd-default',
  project_id: null,
  project_domain_id: null,
  domain_id: null,
  system_scope: null,
  roles: [],
  is_admin_project: false,
};

const IMPLIED = ['admin', 'manager', 'member', 'reader'];

/** Pure. A shipped role with those that it implies. */
export function rolesOf(role: string): readonly string[] {
  const at = IMPLIED.indexOf(role);
  return at < 0 ? [role] : IMPLIED.slice(at);
}

/** Pure. A user with a role in a project. */
export function inProject(role: string, project_id = 'p-own', more: Partial<Credentials> = {}): Credentials {
  const user = { user_id: `u-${role}`, user_name: role };
  return { ...NOBODY, ...user, project_id, project_domain_id: 'd-own', roles: rolesOf(role), ...more };
}

/** Pure. A user with a role on a domain. */
export function onDomain(role: string, domain_id = 'd-own'): Credentials {
  return {
    ...NOBODY,
    user_id: `u-${role}`,
    user_name: role,
    user_domain_id: domain_id,
    domain_id,
    roles: rolesOf(role),
  };
}

/** Pure. A user with a role on the system. */
export function onSystem(role: string): Credentials {
  return { ...NOBODY, user_id: `u-${role}`, user_name: role, system_scope: 'all', roles: rolesOf(role) };
}

/** Pure. The tree of a rule that must be right. */
export function treeOf(text: string): Check {
  const parsed = parseRule(text);
  if ('problem' in parsed) throw new Error(`${text}: ${parsed.problem.message}`);
  return parsed.check;
}

/** Pure. A policy of nothing but these rules, all of which must be right. */
export function policyOf(rules: Readonly<Record<string, string>>): Policy {
  return compilePolicy(new Map(Object.entries(rules).map(([name, text]) => [name, { check: treeOf(text) }])));
}
