import { ruleFor } from '../names.ts';
import { kindRules } from './kind-rules.ts';
import type { ShippedRule } from './shipped-rule.ts';

const ADMIN = 'rule:is_admin';
const READ_ALL = 'rule:admin_or_system_reader';
const READER = 'rule:project_reader_or_admin';
const MEMBER = 'rule:project_member_or_admin';

/** Besides those of its project: who may use an image, as far as the border shows it. `member_id` is the caller's project where it is a member. */
const IMAGE_READER = `${READER} or role:reader and ('public':%(visibility)s or 'community':%(visibility)s or project_id:%(member_id)s)`;
const ACCEPTER = 'rule:is_admin or role:member and project_id:%(member_id)s';

const ACTIONS: readonly (readonly [kind: string, action: string, text: string, description: string])[] = [
  ['image', 'upload', MEMBER, 'Send the bytes of an image.'],
  ['image', 'download', IMAGE_READER, 'Fetch the bytes of an image.'],
  ['image', 'publicize', ADMIN, 'Let every project use an image.'],
  ['image', 'communitize', MEMBER, 'Let every project that knows its id use an image.'],
  ['image', 'deactivate', MEMBER, 'Let nobody use an image for the time being.'],
  ['image', 'reactivate', MEMBER, 'Let an image be used again.'],
  ['image', 'copies', ADMIN, 'See on which hosts copies of an image are.'],
  ['image', 'prefetch', ADMIN, 'Have an image copied to hosts before a server there needs it.'],
  ['image', 'forget', ADMIN, 'Let hosts give up copies of an image that were asked for.'],
  ['server', 'detail', READER, 'List servers with everything about them.'],
  ['server', 'start', MEMBER, 'Start a server.'],
  ['server', 'stop', MEMBER, 'Stop a server.'],
  ['server', 'reboot', MEMBER, 'Restart a server.'],
  ['server', 'console', MEMBER, "Read a server's console log."],
  ['server', 'open_console', MEMBER, "Open a server's console: its screen or its serial port."],
  ['server', 'resize', MEMBER, 'Give a server another flavor.'],
  ['server', 'confirm_resize', MEMBER, 'Keep the new flavor of a server.'],
  ['server', 'revert_resize', MEMBER, 'Give a server its flavor of before again.'],
  ['server', 'pause', MEMBER, 'Halt the guest of a server where it is.'],
  ['server', 'unpause', MEMBER, 'Let a paused guest go on.'],
  ['server', 'suspend', MEMBER, "Keep a guest's memory on disk and stop it."],
  ['server', 'resume', MEMBER, 'Let a suspended guest go on.'],
  ['server', 'rebuild', MEMBER, 'Make the root disk of a server anew.'],
  ['server', 'migrate', ADMIN, 'Move a server to another host.'],
  ['server', 'live_migrate', ADMIN, 'Move a server to another host while its guest runs.'],
  ['server', 'evacuate', ADMIN, 'Take a server from a host that is known to be dead.'],
  ['server', 'migrations', ADMIN, 'See from where to where a server moved, and how far it is.'],
  ['server', 'abort_migration', ADMIN, 'End the move of a server.'],
  ['server', 'create_image', MEMBER, "Make an image of a server's disk."],
  ['server', 'attach_interface', MEMBER, 'Plug a server into another network.'],
  ['server', 'detach_interface', MEMBER, 'Unplug a server from a network.'],
  ['server', 'diagnose', ADMIN, 'Read what the guest of a server uses.'],
  ['server', 'reset_state', ADMIN, 'Let Cairn look at a server again at once.'],
  ['server', 'rescue', MEMBER, 'Boot a server from another image to repair it.'],
  ['server', 'unrescue', MEMBER, 'Boot a rescued server from its own disk again.'],
  ['server', 'shelve', MEMBER, 'Stop a server and give its CPUs and memory back.'],
  ['server', 'shelve_offload', ADMIN, 'Give back what is held for a shelved server.'],
  ['server', 'unshelve', MEMBER, 'Let a shelved server run again.'],
  ['server', 'lock', MEMBER, 'Lock a server.'],
  ['server', 'unlock', MEMBER, 'Unlock a server.'],
  ['server', 'override_lock', ADMIN, 'Change, delete and act on a server that is locked.'],
  ['server', 'place', ADMIN, 'Choose the host of a server (host_id).'],
];

/** Rules of what projects own, of what servers run on, and of the service itself. */
export const RESOURCES: readonly ShippedRule[] = [
  ...kindRules('image', { read: IMAGE_READER, list: READER, write: MEMBER }),
  ...kindRules('image_member', {
    read: `${READER} or role:reader and project_id:%(member_id)s`,
    list: READER,
    write: MEMBER,
  }),
  ...kindRules('image_acceptance', { read: READER, write: ACCEPTER }),
  ...['network', 'subnet', 'keypair', 'server', 'server_group', 'server_set'].flatMap((kind) =>
    kindRules(kind, { read: READER, write: MEMBER }),
  ),
  ...ACTIONS.map(([kind, action, text, description]) => ({ name: ruleFor(kind, action), text, description })),
  ...kindRules('flavor', { read: '', write: ADMIN }),
  ...kindRules('host', { read: READ_ALL, write: ADMIN }),
  ...kindRules('aggregate', { read: READ_ALL, write: ADMIN }),
  {
    name: 'cairn:capacity:get',
    text: READER,
    description: 'Ask how many servers of a size would fit; what each host has is for administrators.',
  },
  {
    name: 'cairn:workers:list',
    text: READ_ALL,
    description: "List the service's chores and their last results.",
  },
  {
    name: 'cairn:placement:preview',
    text: READER,
    description: 'Ask whether a server would fit, without making it.',
  },
  { name: 'cairn:drift:list', text: READER, description: 'List what differs from what was asked for.' },
  { name: 'cairn:events:list', text: READER, description: 'List what happened.' },
  {
    name: 'cairn:tokens:mint',
    text: '',
    description: 'Mint tokens of a short life that act as oneself, list and end them.',
  },
];
