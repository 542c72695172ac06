/** cairn_server_migrate, cairn_server_evacuate and cairn_server_rebuild: what is done once, and no spec can say. */
import type { Action } from './action.ts';

const HOST = {
  type: 'string',
  optional: true,
  references: 'host',
  source: 'provider',
} as const;

/** Moves a server; whoever declares its host_id has it moved back, so that is refused. */
export const serverMigrate: Action = {
  type_name: 'cairn_server_migrate',
  kind: 'server',
  action: 'migrate',
  description:
    'Moves a server to another host, and waits until it is there. Nothing of the spec changes, so no plan shows it; a server whose `host_id` is declared moves by another `host_id`. For cloud administrators.',
  doing: 'Moving',
  attributes: {
    host_id: { ...HOST, description: 'Id of the host. Default: the one that Cairn chooses.' },
    kind: {
      type: 'string',
      description:
        '`live`: the guest runs on; `cold`: it is stopped meanwhile. Default: live when it runs and its `migration_policy` is not `cold`.',
      optional: true,
      source: 'provider',
    },
  },
  words: { kind: ['live', 'cold'] },
  timeout_seconds: 24 * 3600,
};

/** Takes a server from a host that is known to be dead. */
export const serverEvacuate: Action = {
  type_name: 'cairn_server_evacuate',
  kind: 'server',
  action: 'evacuate',
  description:
    'Takes a server from its host, which is known to be dead (`fenced = true` on the host, and it does not answer), and waits until it is elsewhere. Without shared storage its root disk is made anew from the image. For cloud administrators.',
  doing: 'Evacuating',
  attributes: {
    host_id: {
      ...HOST,
      description: 'Id of the host where it is to go. Default: the one that Cairn chooses.',
    },
  },
  words: {},
  timeout_seconds: 3600,
};

/** Makes the root disk of a server anew from the same image. */
export const serverRebuild: Action = {
  type_name: 'cairn_server_rebuild',
  kind: 'server',
  action: 'rebuild',
  description:
    'Makes the root disk of a server anew from the image that it has, and waits until it is ready. What is on the disk is lost; id, addresses and MACs stay. Another image is another `image_id`.',
  doing: 'Rebuilding',
  attributes: {},
  words: {},
  timeout_seconds: 3600,
};
