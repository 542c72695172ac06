import type { ShippedRule } from './shipped-rule.ts';

/** Rules that say who somebody is; other rules name them. OpenStack's names for the same stand beside Cairn's. */
export const PEOPLE: readonly ShippedRule[] = [
  {
    name: 'is_admin',
    text: 'role:admin and (system_scope:all or is_admin_project:True)',
    description:
      'The administrator of the cloud: role admin on the system or on the project "admin" that bootstrap makes.',
    phrase: 'an administrator',
  },
  ...['admin_required', 'admin_api', 'admin_only', 'context_is_admin'].map((name) => ({
    name,
    text: 'rule:is_admin',
    description: 'The same as is_admin, by a name that policies of OpenStack use.',
    phrase: 'an administrator',
  })),
  {
    name: 'system_reader',
    text: 'role:reader and system_scope:all',
    description: 'Who may read everything: role reader on the system.',
    phrase: 'the role reader on the system',
  },
  {
    name: 'admin_or_system_reader',
    text: 'rule:is_admin or rule:system_reader',
    description: 'Who may read what belongs to nobody in particular.',
  },
  {
    name: 'owner',
    text: 'user_id:%(user_id)s',
    description: 'The user whom the object belongs to.',
    phrase: 'the user whom it belongs to',
  },
  ...['reader', 'member', 'manager'].flatMap((role) => [
    {
      name: `project_${role}`,
      text: `role:${role} and project_id:%(project_id)s`,
      description: `Role ${role} in the project that the object belongs to.`,
      phrase: `the role ${role} in the project that it belongs to`,
    },
    {
      name: `project_${role}_api`,
      text: `rule:project_${role}`,
      description: `The same as project_${role}, by Nova's name.`,
    },
    {
      name: `project_${role}_or_admin`,
      text:
        role === 'reader'
          ? 'rule:admin_or_system_reader or rule:project_reader'
          : `rule:is_admin or rule:project_${role}`,
      description:
        role === 'reader'
          ? 'Who may read what is in a project: its readers, readers on the system and administrators.'
          : `Role ${role} in the project that the object belongs to, or an administrator.`,
    },
  ]),
  {
    name: 'default',
    text: '!',
    description:
      'Decides nothing: a rule that is not there refuses. It is here because policies of OpenStack define it.',
  },
];
