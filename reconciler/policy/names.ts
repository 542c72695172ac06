import { collectionOf } from '../../schemas/collection.ts';

/** What is done to objects of every kind. */
export const VERBS = ['list', 'get', 'create', 'update', 'delete'] as const;

/** One of VERBS. */
export type Verb = (typeof VERBS)[number];

/** OpenStack's names of the rules of a resource that it manages by five calls. */
function identity(one: string, many: string): Readonly<Record<Verb, string>> {
  return {
    list: `identity:list_${many}`,
    get: `identity:get_${one}`,
    create: `identity:create_${one}`,
    update: `identity:update_${one}`,
    delete: `identity:delete_${one}`,
  };
}

function network(one: string): Readonly<Record<Verb, string>> {
  return {
    list: `get_${one}`,
    get: `get_${one}`,
    create: `create_${one}`,
    update: `update_${one}`,
    delete: `delete_${one}`,
  };
}

const { list, get, create, delete: remove } = identity('application_credential', 'application_credentials');
const QUOTA = 'os_compute_api:os-quota-sets';

/**
 * Rules that decide what is done to a kind, where OpenStack has a name for it; every other is `cairn:<collection>:<verb>`. Besides
 * the five verbs a kind may have actions. Source: the policy reference of Keystone, Glance, Nova and Neutron.
 */
const OPENSTACK_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  domain: identity('domain', 'domains'),
  project: identity('project', 'projects'),
  user: { ...identity('user', 'users'), change_password: 'identity:change_password' },
  group: identity('group', 'groups'),
  group_membership: {
    get: 'identity:check_user_in_group',
    create: 'identity:add_user_to_group',
    delete: 'identity:remove_user_from_group',
  },
  role: identity('role', 'roles'),
  role_assignment: {
    list: 'identity:list_role_assignments',
    get: 'identity:check_grant',
    create: 'identity:create_grant',
    delete: 'identity:revoke_grant',
  },
  application_credential: { list, get, create, delete: remove },
  service: identity('service', 'services'),
  region: identity('region', 'regions'),
  endpoint: identity('endpoint', 'endpoints'),
  policy: identity('policy', 'policies'),
  quota: {
    get: `${QUOTA}:show`,
    create: `${QUOTA}:update`,
    update: `${QUOTA}:update`,
    delete: `${QUOTA}:delete`,
  },
  image: {
    list: 'get_images',
    get: 'get_image',
    create: 'add_image',
    update: 'modify_image',
    delete: 'delete_image',
    upload: 'upload_image',
    download: 'download_image',
    publicize: 'publicize_image',
    communitize: 'communitize_image',
    deactivate: 'deactivate',
    reactivate: 'reactivate',
    copies: 'cache_list',
    prefetch: 'cache_image',
    forget: 'cache_delete',
  },
  image_member: { list: 'get_members', get: 'get_member', create: 'add_member', delete: 'delete_member' },
  image_acceptance: { create: 'modify_member', update: 'modify_member', delete: 'modify_member' },
  network: network('network'),
  subnet: network('subnet'),
  flavor: {
    create: 'os_compute_api:os-flavor-manage:create',
    update: 'os_compute_api:os-flavor-manage:update',
    delete: 'os_compute_api:os-flavor-manage:delete',
  },
  keypair: {
    list: 'os_compute_api:os-keypairs:index',
    get: 'os_compute_api:os-keypairs:show',
    create: 'os_compute_api:os-keypairs:create',
    delete: 'os_compute_api:os-keypairs:delete',
  },
  server: {
    list: 'os_compute_api:servers:index',
    detail: 'os_compute_api:servers:detail',
    get: 'os_compute_api:servers:show',
    create: 'os_compute_api:servers:create',
    update: 'os_compute_api:servers:update',
    delete: 'os_compute_api:servers:delete',
    start: 'os_compute_api:servers:start',
    stop: 'os_compute_api:servers:stop',
    reboot: 'os_compute_api:servers:reboot',
    console: 'os_compute_api:os-console-output',
    open_console: 'os_compute_api:os-remote-consoles',
    resize: 'os_compute_api:servers:resize',
    confirm_resize: 'os_compute_api:servers:confirm_resize',
    revert_resize: 'os_compute_api:servers:revert_resize',
    pause: 'os_compute_api:os-pause-server:pause',
    unpause: 'os_compute_api:os-pause-server:unpause',
    suspend: 'os_compute_api:os-suspend-server:suspend',
    resume: 'os_compute_api:os-suspend-server:resume',
    rebuild: 'os_compute_api:servers:rebuild',
    migrate: 'os_compute_api:os-migrate-server:migrate',
    live_migrate: 'os_compute_api:os-migrate-server:migrate_live',
    evacuate: 'os_compute_api:os-evacuate',
    migrations: 'os_compute_api:servers:migrations:index',
    abort_migration: 'os_compute_api:servers:migrations:delete',
    create_image: 'os_compute_api:servers:create_image',
    attach_interface: 'os_compute_api:os-attach-interfaces:create',
    detach_interface: 'os_compute_api:os-attach-interfaces:delete',
    diagnose: 'os_compute_api:os-server-diagnostics',
    reset_state: 'os_compute_api:os-admin-actions:reset_state',
    place: 'os_compute_api:servers:create:requested_destination',
    rescue: 'os_compute_api:os-rescue',
    unrescue: 'os_compute_api:os-unrescue',
    shelve: 'os_compute_api:os-shelve:shelve',
    shelve_offload: 'os_compute_api:os-shelve:shelve_offload',
    unshelve: 'os_compute_api:os-shelve:unshelve',
    lock: 'os_compute_api:os-lock-server:lock',
    unlock: 'os_compute_api:os-lock-server:unlock',
    override_lock: 'os_compute_api:os-lock-server:unlock:unlock_override',
  },
  server_set: { place: 'os_compute_api:servers:create:requested_destination' },
  server_group: {
    list: 'os_compute_api:os-server-groups:index',
    get: 'os_compute_api:os-server-groups:show',
    create: 'os_compute_api:os-server-groups:create',
    delete: 'os_compute_api:os-server-groups:delete',
  },
  aggregate: {
    list: 'os_compute_api:os-aggregates:index',
    get: 'os_compute_api:os-aggregates:show',
    create: 'os_compute_api:os-aggregates:create',
    update: 'os_compute_api:os-aggregates:update',
    delete: 'os_compute_api:os-aggregates:delete',
  },
  host: { list: 'os_compute_api:os-hypervisors:list', get: 'os_compute_api:os-hypervisors:show' },
};

/** Verbs that leave an object as it is. */
export const READING_VERBS: readonly string[] = ['list', 'detail', 'get', 'download', 'copies', 'migrations'];

/** Kinds whose rules have names here. */
export const NAMED_KINDS: readonly string[] = Object.keys(OPENSTACK_NAMES);

/** Pure. Name of the rule that decides a verb, or an action such as reboot, on a kind, such as `identity:create_user`. */
export function ruleFor(kind: string, verb: string): string {
  const names = Object.hasOwn(OPENSTACK_NAMES, kind) ? OPENSTACK_NAMES[kind] : undefined;
  const name = names !== undefined && Object.hasOwn(names, verb) ? names[verb] : undefined;
  return name ?? `cairn:${collectionOf(kind)}:${verb}`;
}

/** Pure. Verbs and actions of a kind that rules decide. */
export function verbsOf(kind: string): readonly string[] {
  const names = Object.hasOwn(OPENSTACK_NAMES, kind) ? Object.keys(OPENSTACK_NAMES[kind] ?? {}) : [];
  return [...VERBS, ...names.filter((name) => !(VERBS as readonly string[]).includes(name))];
}
