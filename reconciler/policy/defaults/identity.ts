import { kindRules } from './kind-rules.ts';
import type { ShippedRule } from './shipped-rule.ts';

const ADMIN = 'rule:is_admin';
const READ_ALL = 'rule:admin_or_system_reader';

/** A role on the domain that the key of the target names. */
const onDomain = (role: string, key: string): string => `(role:${role} and domain_id:%(target.${key})s)`;
const self = 'user_id:%(target.user.id)s';

const manages = (key: string): string => `${ADMIN} or ${onDomain('manager', key)}`;

/** Who may grant what where, in a domain: its own people get the three plain roles on itself and its projects. */
const GRANTS: readonly ShippedRule[] = [
  {
    name: 'domain_grantee',
    text: 'domain_id:%(target.user.domain_id)s or domain_id:%(target.group.domain_id)s',
    description: "That the user or group of a role assignment belongs to the token's domain.",
    phrase: 'a user or group of the domain of your token',
  },
  {
    name: 'domain_place',
    text: 'domain_id:%(target.project.domain_id)s or domain_id:%(target.domain.id)s',
    description: "That the role assignment is on the token's domain or on a project in it.",
    phrase: 'a place in the domain of your token',
  },
  {
    name: 'domain_granted_role',
    text: "'manager':%(target.role.name)s or 'member':%(target.role.name)s or 'reader':%(target.role.name)s",
    description: 'That the role is one that managers of a domain may give: manager, member or reader.',
    phrase: 'the role to be manager, member or reader',
  },
  ...['create_grant', 'revoke_grant'].map((verb) => ({
    name: `identity:${verb}`,
    text: `${ADMIN} or role:manager and rule:domain_grantee and rule:domain_place and rule:domain_granted_role`,
    description:
      verb === 'create_grant' ? 'Give a user or a group a role.' : 'Take a role from a user or a group.',
  })),
  {
    name: 'cairn:role_assignments:update',
    text: 'rule:identity:create_grant',
    description: 'Change role assignments.',
  },
  {
    name: 'identity:check_grant',
    text: `${READ_ALL} or user_id:%(target.user_id)s or role:reader and rule:domain_place or role:manager and project_id:%(target.project.id)s`,
    description: 'Read a role assignment.',
  },
  {
    name: 'identity:list_role_assignments',
    text: `${READ_ALL} or ${onDomain('reader', 'domain_id')} or role:manager and project_id:%(target.project_id)s`,
    description: 'List role assignments.',
  },
  {
    name: 'identity:list_role_assignments_for_tree',
    text: `${READ_ALL} or ${onDomain('reader', 'project.domain_id')} or role:manager and project_id:%(target.project.id)s`,
    description: 'List role assignments of a project and those below it.',
  },
  {
    name: 'identity:list_grants',
    text: `${READ_ALL} or role:reader and rule:domain_place or role:manager and project_id:%(target.project.id)s or ${self}`,
    description: 'List the roles of a user or a group on a project or a domain.',
  },
  ...['user', 'group'].flatMap((who) => [
    {
      name: `identity:list_system_grants_for_${who}`,
      text: READ_ALL,
      description: `List the roles of a ${who} on the system.`,
    },
    {
      name: `identity:check_system_grant_for_${who}`,
      text: READ_ALL,
      description: `See whether a ${who} has a role on the system.`,
    },
    {
      name: `identity:create_system_grant_for_${who}`,
      text: ADMIN,
      description: `Give a ${who} a role on the system.`,
    },
    {
      name: `identity:revoke_system_grant_for_${who}`,
      text: ADMIN,
      description: `Take a role on the system from a ${who}.`,
    },
  ]),
];

const MEMBERSHIPS: readonly ShippedRule[] = [
  {
    name: 'cairn:group_memberships:list',
    text: '',
    description: 'List group memberships; only those that one may read are shown.',
  },
  {
    name: 'identity:check_user_in_group',
    text: `${READ_ALL} or user_id:%(target.user_id)s or ${onDomain('reader', 'group.domain_id')}`,
    description: 'Read a group membership.',
  },
  {
    name: 'identity:add_user_to_group',
    text: `${ADMIN} or role:manager and domain_id:%(target.group.domain_id)s and domain_id:%(target.user.domain_id)s`,
    description: 'Put a user into a group.',
  },
  {
    name: 'cairn:group_memberships:update',
    text: 'rule:identity:add_user_to_group',
    description: 'Change group memberships.',
  },
  {
    name: 'identity:remove_user_from_group',
    text: manages('group.domain_id'),
    description: 'Take a user out of a group.',
  },
  {
    name: 'identity:list_users_in_group',
    text: `${READ_ALL} or ${onDomain('reader', 'group.domain_id')}`,
    description: 'List the users of a group.',
  },
  {
    name: 'identity:list_groups_for_user',
    text: `${READ_ALL} or ${onDomain('reader', 'user.domain_id')} or ${self}`,
    description: 'List the groups of a user.',
  },
];

const TOKENS: readonly ShippedRule[] = [
  ...['validate_token', 'check_token'].map((verb) => ({
    name: `identity:${verb}`,
    text: `${READ_ALL} or user_id:%(target.token.user_id)s`,
    description: verb === 'check_token' ? 'See whether a token holds.' : 'Read what a token says.',
  })),
  {
    name: 'identity:revoke_token',
    text: `${ADMIN} or user_id:%(target.token.user_id)s`,
    description: 'End a token before its time.',
  },
  ...(['catalog', 'projects', 'domains', 'system'] as const).map((what) => ({
    name: `identity:get_auth_${what}`,
    text: '',
    description:
      what === 'catalog'
        ? 'Read the catalogue of services.'
        : `List the ${what === 'system' ? 'system scopes' : what} that one may ask a token for.`,
  })),
];

/** Rules of identity: domains, projects, people, roles, tokens, the catalogue, policies and quotas. */
export const IDENTITY: readonly ShippedRule[] = [
  ...kindRules('domain', {
    list: '',
    read: `${READ_ALL} or domain_id:%(target.domain.id)s or project_domain_id:%(target.domain.id)s or user_domain_id:%(target.domain.id)s`,
    write: ADMIN,
  }),
  ...kindRules('project', {
    list: '',
    read: `${READ_ALL} or project_id:%(target.project.id)s or ${onDomain('reader', 'project.domain_id')}`,
    write: manages('project.domain_id'),
  }),
  {
    name: 'identity:list_user_projects',
    text: `${READ_ALL} or ${onDomain('reader', 'user.domain_id')} or ${self}`,
    description: 'List the projects in which a user has a role.',
  },
  ...kindRules('user', {
    list: `${READ_ALL} or ${onDomain('reader', 'domain_id')}`,
    read: `${READ_ALL} or ${onDomain('reader', 'user.domain_id')} or ${self}`,
    write: manages('user.domain_id'),
  }),
  {
    name: 'identity:change_password',
    text: self,
    description: 'Change a password, knowing the present one.',
  },
  ...kindRules('group', {
    list: `${READ_ALL} or ${onDomain('reader', 'domain_id')}`,
    read: `${READ_ALL} or ${onDomain('reader', 'group.domain_id')}`,
    write: manages('group.domain_id'),
  }),
  ...MEMBERSHIPS,
  ...kindRules('role', { read: '', write: ADMIN }),
  ...['get', 'list', 'check', 'create', 'delete'].map((verb) => ({
    name: `identity:${verb}_implied_role${verb === 'list' ? 's' : ''}`,
    text: ['create', 'delete'].includes(verb) ? ADMIN : '',
    description: ['create', 'delete'].includes(verb)
      ? `${verb === 'create' ? 'Let' : 'No longer let'} one role imply another.`
      : 'Read which roles a role implies.',
  })),
  { name: 'identity:list_role_inference_rules', text: '', description: 'List which roles imply which.' },
  ...GRANTS,
  ...kindRules('application_credential', {
    read: `${READ_ALL} or rule:owner`,
    // Keystone lets only the user make one; whoever declares users for others declares their programs too, and may set passwords anyway.
    write: `${ADMIN} or rule:owner`,
  }),
  ...TOKENS,
  ...['service', 'region', 'endpoint'].flatMap((kind) => kindRules(kind, { read: '', write: ADMIN })),
  ...kindRules('policy', { read: READ_ALL, write: ADMIN }),
  ...kindRules('quota', { read: 'rule:project_reader_or_admin', write: ADMIN }),
];
